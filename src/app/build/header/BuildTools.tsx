import type { Config } from '../../../auth/config.ts';
import type { Session } from '../../../auth/session.ts';
import type { Address } from '../../../address/address.ts';
import { type AddressStore, isPartOfAnother } from '../../../address/addressStore.ts';
import type { ExecutionsSettings } from '../../../executions/executionsQuery.ts';
import type { Executions } from '../../../executions/useExecutions.ts';
import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../../aws/client.ts';
import type { Image } from '../../../aws/imagebuilder/image.ts';
import type { Services } from '../../shell/services.ts';
import { Part } from '../../../ui/Part.tsx';
import { fromRest } from '../fromRest.ts';
import styles from '../BuildPage.module.css';
import { stateOfBuild } from './buildState.ts';
import { canBuildChange } from '../canBuildChange.ts';
import { nameOfBuild } from './nameOfBuild.ts';
import { ViewSwitch } from './ViewSwitch.tsx';

const BuildRefresh = fromRest((rest) => rest.BuildRefresh);
const NotifyWhenEnded = fromRest((rest) => rest.NotifyWhenEnded);
const ResumeToken = fromRest((rest) => rest.ResumeToken);

export interface BuildToolsProps {
  readonly client: AwsClient;
  readonly build: ImageBuildVersion;
  readonly settings: ExecutionsSettings;
  readonly executions: Executions;
  readonly session: Session | undefined;
  readonly config: Config;
  readonly address: AddressStore;
  readonly host: Services['host'];
  readonly view: Address['view'];
  /** Whether log lines may be shown. */
  readonly hasLog: boolean;
  readonly image: Image | undefined;
}

/** What can be done with the list: see it against time, keep it fresh, be told of its end, continue it elsewhere. */
export function BuildTools(props: BuildToolsProps) {
  const { client, build, settings, executions, session, config, address, host, view, hasLog, image } = props;
  const { rows, readAt, resumeToken } = executions;
  const canChange = canBuildChange(rows, image);
  const { pageSize } = settings;
  return (
    <>
      <ViewSwitch view={view} hasLog={hasLog} onView={address.replace} />
      {readAt !== undefined && (
        <span className={styles['refresh']}>
          <Part name="Refresh" afterPaint>
            <BuildRefresh
              client={client}
              settings={settings}
              config={config}
              since={readAt}
              canChange={canChange}
              session={session}
              onAsked={host?.onRefresh}
            />
          </Part>
        </span>
      )}
      {!isPartOfAnother(address) && (
        <Part name="Notification" afterPaint fallback={canChange && <span className={styles['notify']} />}>
          <NotifyWhenEnded
            build={nameOfBuild(build, image)}
            state={stateOfBuild(image, rows).word}
            canChange={canChange}
          />
        </Part>
      )}
      {resumeToken && (
        <Part name="Resume token" afterPaint fallback={<span className={styles['resumeToken']} />}>
          <ResumeToken
            imageBuildVersionArn={build.arn}
            region={build.region}
            pageSize={pageSize}
            resumeToken={resumeToken}
            href={address.href({ startingToken: resumeToken, pageSize, open: undefined })}
          />
        </Part>
      )}
    </>
  );
}
