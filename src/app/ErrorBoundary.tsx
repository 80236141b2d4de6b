import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';

interface State {
  readonly error: Error | undefined;
}

/** The last resort: says that a part of the page failed, what it said, and how to go on. The address stays. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Notice
        tone="danger"
        role="alert"
        title="This part of the page failed"
        actions={
          <>
            <Button onClick={() => this.setState({ error: undefined })}>Try again</Button>
            <Button onClick={() => window.location.reload()}>Reload the page</Button>
          </>
        }
      >
        <p>That is a defect of the dashboard, not of your build. The address keeps the view.</p>
        <code>
          <Untrusted text={`${error.name}: ${error.message}`} />
        </code>
      </Notice>
    );
  }
}
