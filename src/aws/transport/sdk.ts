import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  DeserializeMiddleware,
  HttpHandlerOptions,
} from '@smithy/types';
import type { HttpRequest, HttpResponse } from '@smithy/protocol-http';
import type { OperationName } from '../registry.ts';

/** What a client of the SDK is made with here. */
export interface SdkConfig {
  readonly region: string;
  readonly credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  readonly maxAttempts: number;
  readonly requestHandler: {
    handle(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }>;
    updateHttpClientConfig(): void;
    httpHandlerConfigs(): object;
    destroy(): void;
  };
  readonly defaultUserAgentProvider: () => Promise<[string, string?][]>;
}

/** The parts of a client of the SDK that are used here, the same for each service. */
export interface SdkClient {
  readonly middlewareStack: {
    add(
      middleware: DeserializeMiddleware<object, object>,
      options: { readonly step: 'deserialize'; readonly name: string },
    ): void;
    remove(name: string): boolean;
  };
  send(command: object, options: { readonly abortSignal: AbortSignal }): Promise<object>;
}

/** The SDK of one service: its client, and the command of each operation. */
export interface Sdk {
  createClient(config: SdkConfig): SdkClient;
  readonly commands: Partial<Record<OperationName, new (input: never) => object>>;
}
