import { Component, type ReactNode } from 'react';
import { Untrusted } from '../../ui/Untrusted.tsx';
import styles from './ErrorBoundary.module.css';

interface State {
  readonly error: Error | undefined;
}

/**
 * An error boundary for errors outside of every `Part`, around each view and around the whole page: shows the error and how to continue. It uses no code that is
 * loaded later, since loading that may be the failure.
 */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className={styles['failed']}>
        <div role="alert">
          <h1>The page failed</h1>
          <p>This is a defect of the dashboard, not of your build. The address keeps the view.</p>
        </div>
        <code>
          <Untrusted text={`${error.name}: ${error.message}`} />
        </code>
        <p>
          <button type="button" onClick={() => this.setState({ error: undefined })}>
            Try again
          </button>{' '}
          <button type="button" onClick={() => window.location.reload()}>
            Reload the page
          </button>{' '}
          <a href="?">Start page</a>
        </p>
      </main>
    );
  }
}
