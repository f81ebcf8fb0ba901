/** Database engines, by their names in the RDS API. */
export type Engine = 'mysql' | 'postgres' | 'aurora-mysql' | 'aurora-postgresql'

interface EngineFacts {
  title: string
  /** On cards. */
  short: string
  dialect: 'mysql' | 'postgresql'
  aurora: boolean
  tcpPort: number
}

export const ENGINES: Record<Engine, EngineFacts> = {
  mysql: { title: 'MySQL', short: 'MySQL', dialect: 'mysql', aurora: false, tcpPort: 3306 },
  postgres: { title: 'PostgreSQL', short: 'PostgreSQL', dialect: 'postgresql', aurora: false, tcpPort: 5432 },
  'aurora-mysql': { title: 'Aurora MySQL', short: 'Aurora MySQL', dialect: 'mysql', aurora: true, tcpPort: 3306 },
  'aurora-postgresql': {
    title: 'Aurora PostgreSQL',
    short: 'Aurora PG',
    dialect: 'postgresql',
    aurora: true,
    tcpPort: 5432,
  },
}

const enginesWhere = (wanted: (facts: EngineFacts) => boolean): Engine[] =>
  (Object.keys(ENGINES) as Engine[]).filter((engine) => wanted(ENGINES[engine]))

export const MYSQL_ENGINES = enginesWhere(({ dialect }) => dialect === 'mysql')
export const POSTGRESQL_ENGINES = enginesWhere(({ dialect }) => dialect === 'postgresql')
export const PLAIN_ENGINES = enginesWhere(({ aurora }) => !aurora)
