import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  clearScreen: false,
  // Named here, for a package found later would reload the page under somebody's hands.
  optimizeDeps: {
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'slack-blocks-to-jsx',
    ],
  },
  build: { outDir: '../../../node_modules/.cache/practice-page', emptyOutDir: true },
});
