import { expect, openBuild, test } from '../support/fixtures.ts';
import { builds } from '../support/views.ts';

test('the accessibility tree of a failed, a running and a waiting build', async ({ page }) => {
  const main = page.getByRole('main');
  await test.step('failed', async () => {
    await openBuild(page, 'linuxFailedComponent');
    await builds[0]?.complete(page);
    await expect(main).toMatchAriaSnapshot(`
      - main:
        - heading /Golden-AMI 1\\.4\\.2/ [level=1]
        - text: Failed
        - navigation "Other builds of this version"
        - group "Build actions":
          - button "Retry…"
        - region "Cause":
          - heading "Failed in the TEST phase" [level=2]
          - paragraph:
            - button "Copy text"
          - region "Log lines of the failure":
            - heading [level=3]
            - button "Copy lines"
          - list "What this usually means"
          - list:
            - listitem:
              - link /opens the AWS console/
              - button "Copy bash command for CloudWatch logs"
        - region /4 executions/:
          - heading /4 executions/ [level=2]
          - group "View":
            - button "Table" [pressed]
            - button "Timeline"
          - button "Refresh now"
          - search "Filter the loaded executions":
            - searchbox "Filter"
            - combobox "Status"
            - combobox "Type"
          - table "Workflow executions":
            - rowgroup:
              - row:
                - columnheader "Status":
                  - button "Status"
                - columnheader "Workflow":
                  - button "Workflow"
            - rowgroup:
              - row:
                - cell "Completed"
                - rowheader /build-image/:
                  - button /build-image/
            - rowgroup:
              - row:
                - rowheader /test-image/:
                  - button /test-image/ [expanded]
              - row:
                - cell:
                  - region "Steps":
                    - list:
                      - listitem:
                        - heading [level=3]:
                          - button
    `);
  });

  await test.step('running', async () => {
    await openBuild(page, 'running');
    await builds[1]?.complete(page);
    await expect(main).toMatchAriaSnapshot(`
      - main:
        - heading /running-image/ [level=1]
        - group "Build actions":
          - button "Cancel…"
        - region /3 executions/:
          - button "Refresh now"
          - button "Pause refreshing"
          - table "Workflow executions":
            - rowgroup:
              - row:
                - cell "Running"
                - rowheader /build-image/
            - rowgroup:
              - row:
                - cell "Pending"
    `);
    await expect(page.getByRole('region', { name: 'Cause' })).toHaveCount(0);
  });

  await test.step('waiting', async () => {
    await openBuild(page, 'waiting');
    await builds[2]?.complete(page);
    await expect(main).toMatchAriaSnapshot(`
      - main:
        - heading /approval-image/ [level=1]
        - group "Build actions":
          - button "Answer ApproveHardening…"
          - button "Cancel…"
        - region /2 executions/:
          - table "Workflow executions":
            - rowgroup:
              - row:
                - rowheader /build-with-approval/:
                  - button /ApproveHardening waits/
    `);
  });
});
