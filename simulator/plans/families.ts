/** What the builds of one image have in common. */
export interface ImageFamily {
  /** As GetImage and the CloudWatch group spell it. The ARN has it in lower case. */
  readonly name: string;
  readonly type: 'AMI' | 'DOCKER';
  readonly platform: 'Linux' | 'Windows';
  readonly osVersion: string;
  readonly parentImage: string;
  /** Component names and versions, `owner/name/version`. */
  readonly components: readonly string[];
  readonly instanceType: string;
  readonly pipeline?: string;
  readonly scans?: boolean;
  readonly repository?: string;
}

const amazonLinux = {
  type: 'AMI',
  platform: 'Linux',
  osVersion: 'Amazon Linux 2023',
  parentImage: 'arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-x86/x.x.x',
  instanceType: 'm7i.large',
} as const;

export const goldenAmi: ImageFamily = {
  ...amazonLinux,
  name: 'Golden-AMI',
  components: [
    'aws/update-linux/1.0.2',
    'self/harden-ssh/3.1.0',
    'self/check-http/1.0.2',
    'aws/simple-boot-test-linux/1.0.0',
  ],
  pipeline: 'nightly-golden',
};

export const windowsServer: ImageFamily = {
  name: 'Windows-Server-2022-Base',
  type: 'AMI',
  platform: 'Windows',
  osVersion: 'Microsoft Windows Server 2022',
  parentImage: 'arn:aws:imagebuilder:us-east-1:aws:image/windows-server-2022-english-full-base-x86/x.x.x',
  components: ['aws/update-windows/1.0.1', 'self/install-agent/2.4.0', 'aws/windows-activation-test/1.0.0'],
  instanceType: 'm7i.xlarge',
  pipeline: 'weekly-windows',
};

export const paymentsContainer: ImageFamily = {
  name: 'Payments-API',
  type: 'DOCKER',
  platform: 'Linux',
  osVersion: 'Amazon Linux 2023',
  parentImage: 'amazonlinux:2023',
  components: ['aws/update-linux/1.0.2', 'self/install-jre/21.0.4'],
  instanceType: 'c7i.large',
  pipeline: 'payments-container',
  scans: true,
  repository: 'payments-api',
};

/** A Linux image of its own name: what most samples of one situation are. */
export function linuxImage(name: string, more: Partial<ImageFamily> = {}): ImageFamily {
  return { ...amazonLinux, name, components: ['aws/update-linux/1.0.2', 'self/check-http/1.0.2'], ...more };
}
