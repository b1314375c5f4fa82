import type { FrameworkTable } from '../framework-table';
import { NIST_800_53 } from './nist-800-53';

/** Every framework that has a table of its controls. */
export const FRAMEWORK_TABLES: readonly FrameworkTable[] = [NIST_800_53];
