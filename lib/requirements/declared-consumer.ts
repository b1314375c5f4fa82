/** A consumer outside of the environment that uses some of its components. */
export interface DeclaredConsumer {
  /** The consumer's own component id. */
  readonly component: string;
  /** The ids of the components that it uses. */
  readonly uses: string[];
  /** Its security groups, whose members those components admit. */
  readonly securityGroups: string[];
  readonly reason: string;
}
