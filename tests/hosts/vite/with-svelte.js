import { mount } from "svelte";
import Transfer from "./Transfer.svelte";

mount(Transfer, { target: document.querySelector("#root") });
