import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, type AppProps } from './App.tsx';

/** Renders the page into an element. */
export function mount(element: Element, props: AppProps): void {
  createRoot(element).render(
    <StrictMode>
      <App {...props} />
    </StrictMode>,
  );
}
