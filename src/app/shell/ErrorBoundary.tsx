import { Component, type ReactNode } from 'react';
import { missingPart } from './missingPart.ts';
import { Untrusted } from '../../ui/Untrusted.tsx';
import styles from './ErrorBoundary.module.css';

interface State {
  readonly error: Error | undefined;
}

/**
 * The last resort: says that a part of the page failed, what it said, and how to go on. The address stays. It uses nothing
 * that has to be loaded, since that may be what failed.
 */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const advice = missingPart(error);
    return (
      <div role="alert" className={styles['failed']}>
        <h2>This part of the page failed</h2>
        <p>{advice ?? 'That is a defect of the dashboard, not of your build.'} The address keeps the view.</p>
        <code>
          <Untrusted text={`${error.name}: ${error.message}`} />
        </code>
        <p>
          {advice === undefined && (
            <button type="button" onClick={() => this.setState({ error: undefined })}>
              Try again
            </button>
          )}{' '}
          <button type="button" onClick={() => window.location.reload()}>
            Reload the page
          </button>
        </p>
      </div>
    );
  }
}
