import { type ReactNode, useId } from 'react';
import type { AddressStore } from '../../../address/addressStore.ts';
import { type PipelineState, pipelineStates } from '../../../address/address.ts';
import { regionSuggestions } from '../../../builds/start/regionSuggestions.ts';
import { Button } from '../../../ui/Button.tsx';
import type { AccountRegion } from '../../../auth/access.ts';
import { accountLabel } from './accountRegions.ts';
import { isFiltered, noFilter, type OverviewFilter } from './overviewFilter.ts';
import styles from './OverviewFilters.module.css';
import { overviewTexts } from './overviewTexts.ts';

export interface OverviewFiltersProps {
  readonly filter: OverviewFilter;
  readonly accountRegions: readonly AccountRegion[];
  readonly address: AddressStore;
  /** For a list of one account and Region, which the filter names: without state and name, and without "all". */
  readonly isPlaceOnly?: boolean;
  /** Stands behind the filters. */
  readonly children?: ReactNode;
}

/** Chooses which pipelines are shown, by account, Region, state and name. Each choice stands in the address. */
export function OverviewFilters(props: OverviewFiltersProps) {
  const { filter, accountRegions, address, isPlaceOnly = false, children } = props;
  const { filters } = overviewTexts;
  const { account, region } = filter;
  // A list has one account and Region, and the address names both.
  const change = (next: Partial<OverviewFilter>) =>
    address.replace(isPlaceOnly ? { account, region, ...next } : next);
  const accounts = new Map(
    accountRegions.flatMap((each) =>
      each.account === undefined ? [] : [[each.account, accountLabel(each)] as const],
    ),
  );
  const regions = [...new Set(accountRegions.map((each) => each.region))];
  return (
    <div className={styles['bar']}>
      <div className={styles['filters']} role="search" aria-label={filters.label}>
        {accounts.size > 1 && (
          <Choice
            label={filters.account}
            all={isPlaceOnly ? undefined : filters.allAccounts}
            options={withChosen([...accounts], filter.account)}
            value={account}
            onChoose={(chosen) => change({ account: chosen })}
          />
        )}
        {regions.length > 1 && (
          <Choice
            label={filters.region}
            all={isPlaceOnly ? undefined : filters.allRegions}
            options={withChosen(regions.map(regionOption), filter.region)}
            others={{
              label: filters.otherRegions,
              options: regionSuggestions.filter((each) => !regions.includes(each)).map(regionOption),
            }}
            value={region}
            onChoose={(chosen) => change({ region: chosen })}
          />
        )}
        {!isPlaceOnly && <PipelineFilters filter={filter} change={change} />}
        {!isPlaceOnly && isFiltered(filter) && (
          <Button variant="quiet" size="small" onClick={() => change(noFilter)}>
            {filters.clear}
          </Button>
        )}
      </div>
      {children}
    </div>
  );
}

function PipelineFilters({
  filter,
  change,
}: Pick<OverviewFiltersProps, 'filter'> & { readonly change: (next: Partial<OverviewFilter>) => void }) {
  const nameId = useId();
  const { filters } = overviewTexts;
  return (
    <>
      <Choice
        label={filters.state}
        all={filters.allStates}
        options={stateOptions(filter.state)}
        value={filter.state.join(',')}
        onChoose={(value) =>
          change({ state: pipelineStates.filter((state) => value.split(',').includes(state)) })
        }
      />
      <label className="visually-hidden" htmlFor={nameId}>
        {filters.name}
      </label>
      <input
        id={nameId}
        className={styles['name']}
        type="search"
        placeholder={filters.name}
        value={filter.name}
        onChange={(event) => change({ name: event.target.value })}
      />
    </>
  );
}

type Option = readonly [value: string, label: string];

function regionOption(region: string): Option {
  return [region, region];
}

/** A value of the address that is not among the options is one all the same. */
function withChosen(options: readonly Option[], chosen: string): readonly Option[] {
  return chosen === '' || options.some(([value]) => value === chosen)
    ? options
    : [...options, [chosen, chosen]];
}

/** One state each; several together as a link may name them. */
function stateOptions(chosen: readonly PipelineState[]): readonly Option[] {
  const { states } = overviewTexts;
  const single = pipelineStates.map((state): Option => [state, states[state]]);
  return chosen.length > 1
    ? [[chosen.join(','), chosen.map((state) => states[state]).join(' or ')], ...single]
    : single;
}

interface ChoiceProps {
  readonly label: string;
  /** Undefined where one has to be chosen. */
  readonly all: string | undefined;
  readonly options: readonly Option[];
  /** Options in a group of their own. */
  readonly others?: { readonly label: string; readonly options: readonly Option[] };
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

function Choice({ label, all, options, others, value, onChoose }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      className={styles['choice']}
      data-chosen={all !== undefined && value !== ''}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {all !== undefined && <option value="">{all}</option>}
      <Options options={options} />
      {others && (
        <optgroup label={others.label}>
          <Options options={others.options.filter(([each]) => each !== value)} />
        </optgroup>
      )}
    </select>
  );
}

function Options({ options }: Pick<ChoiceProps, 'options'>) {
  return options.map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
}
