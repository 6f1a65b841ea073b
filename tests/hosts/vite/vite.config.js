import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";

const pages = ["index", "with-react", "with-svelte"];

export default {
  plugins: [react(), svelte()],
  build: { rollupOptions: { input: pages.map((name) => `${import.meta.dirname}/${name}.html`) } },
};
