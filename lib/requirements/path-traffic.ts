/** What travels on a path (SEC-3). */
export enum PathTraffic {
  BACKUPS = 'backups',
  MONITORING = 'monitoring',
}
