import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, type AppProps } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

/** Renders the page into an element. */
export function mount(element: Element, props: AppProps): void {
  createRoot(element).render(
    <StrictMode>
      {/* For what stands around the view, such as the top bar: the view has a boundary of its own. */}
      <ErrorBoundary>
        <App {...props} />
      </ErrorBoundary>
    </StrictMode>,
  );
}
