import styles from './SkeletonRows.module.css';

export interface SkeletonRowsProps {
  readonly columnCount: number;
  readonly rowCount: number;
}

/** Rows of the right height where rows will be, so that nothing jumps when they come. */
export function SkeletonRows({ columnCount, rowCount }: SkeletonRowsProps) {
  return (
    <tbody aria-hidden="true">
      {Array.from({ length: rowCount }, (_, index) => (
        <tr key={index} className={styles['skeleton']}>
          <td colSpan={columnCount}>
            <span />
          </td>
        </tr>
      ))}
    </tbody>
  );
}
