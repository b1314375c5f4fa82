/** Loaded before a program that is measured as it is shipped. */
import { tellUsage } from './usage';

tellUsage();
