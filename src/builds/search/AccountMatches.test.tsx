import { expect, test } from 'vitest';
import { catalog } from '../../../simulator/catalog.ts';
import '../../styles/base.css';
import '../../styles/tokens.css';
import { memoryAddress, refuse, renderView } from '../../testing/mountList.tsx';
import { type Respond, simulatedClient } from '../../testing/simulatedClient.ts';
import { AccountMatches, type AccountMatchesProps } from './AccountMatches.tsx';

async function search(text: string, props: Partial<AccountMatchesProps> = {}, respond?: Respond) {
  const { clientFor, requests } = simulatedClient(respond ? { respond } : {});
  const { store } = memoryAddress();
  const clients = [clientFor('us-east-1')];
  const shared = { submitted: true, clients, address: store, shown: new Set<string>(), ...props };
  const screen = await renderView(store, () => <AccountMatches text={text} {...shared} />);
  return { screen, requests, link: (name: string | RegExp) => screen.getByRole('link', { name }) };
}

test('a bare name finds the images of that name, however it is spelt', async () => {
  const { link, requests } = await search('golden-ami');
  await expect.element(link('Golden-AMI 1.4.2 image version')).toBeVisible();
  expect(requests.map(({ operation }) => operation).toSorted()).toEqual(['ListImagePipelines', 'ListImages']);
});

test('a bare name finds a pipeline of that name, unless it is shown already', async () => {
  const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/nightly-golden';
  const { link, screen } = await search('nightly-golden');
  await expect.element(link('nightly-golden pipeline')).toHaveAttribute('href', `/?pipeline=${arn}`);
  await screen.unmount();
  const again = await search('nightly-golden', { shown: new Set([arn]) });
  await expect.element(again.screen.getByRole('status')).toHaveTextContent(/^$/);
  await expect.element(again.link('nightly-golden pipeline')).not.toBeInTheDocument();
});

test('a name with version and build opens that build', async () => {
  const { link, requests } = await search('golden-ami/1.4.2/17');
  await expect
    .element(link('Golden-AMI 1.4.2 / 17 build'))
    .toHaveAttribute('href', `/?build=${catalog.linuxFailedComponent.arn}`);
  expect(requests.map(({ operation }) => operation)).toEqual(['ListImages']);
});

test('waits for a pause in typing, and says when nothing has the name', async () => {
  const { screen, requests } = await search('no-such-image', { submitted: false });
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent('No image or pipeline in us-east-1 has this name.');
  expect(requests).toHaveLength(2);
});

test('names the permission that a search needs', async () => {
  const { screen } = await search('golden-ami', {}, (operation) =>
    operation === 'ListImages' ? refuse(403, 'ForbiddenException', 'No.') : undefined,
  );
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent(/The account could not be searched: access is denied.*imagebuilder:ListImages/);
});
