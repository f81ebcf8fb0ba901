import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { defineConfig, type UserConfig } from 'vite'

/** What the browser studio and the desktop app's window have in common: the same renderer, built the same way. */
export const rendererConfig = {
  root: resolve(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react(), tailwindcss()],
  worker: { format: 'es' },
  server: { host: '127.0.0.1', fs: { allow: [import.meta.dirname] } },
  build: {
    target: 'es2023',
    minify: true,
    sourcemap: false,
    chunkSizeWarningLimit: 1000,
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: 'canvas',
              test: /node_modules[\\/](@xyflow|d3-(zoom|drag|selection|transition|interpolate|timer|ease|dispatch|color))[\\/]/,
            },
            { name: 'layout', test: /node_modules[\\/]@dagrejs[\\/]/ },
            { name: 'charts', test: /node_modules[\\/]uplot[\\/]/ },
          ],
        },
      },
    },
  },
} satisfies UserConfig

export default defineConfig({
  ...rendererConfig,
  build: { ...rendererConfig.build, outDir: resolve(import.meta.dirname, 'dist/web') },
})
