import { createRoot } from "react-dom/client";
import { Transfer } from "./Transfer";

createRoot(document.querySelector("#root")!).render(<Transfer />);
