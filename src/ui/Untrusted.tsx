import { plainText } from '../lib/plainText.ts';
import styles from './Untrusted.module.css';

/** A text from outside in a direction of its own, with its line ends, and nothing in it that deceives. */
export function Untrusted({ text }: { text: string }) {
  return <bdi className={styles['text']}>{plainText(text)}</bdi>;
}
