-- What notary-server expects to find: every version of every signed list, and a log of what changed.
CREATE TABLE tuf_files (
  id serial PRIMARY KEY,
  gun varchar(255) NOT NULL,
  role varchar(255) NOT NULL,
  version integer NOT NULL,
  sha256 char(64),
  data bytea NOT NULL,
  created_at timestamp,
  updated_at timestamp,
  deleted_at timestamp,
  UNIQUE (gun, role, version)
);
CREATE INDEX ON tuf_files (sha256);

CREATE TABLE changefeed (
  id serial PRIMARY KEY,
  gun varchar(255) NOT NULL,
  version integer NOT NULL,
  sha256 char(64),
  category varchar(20) NOT NULL DEFAULT 'update' CHECK (category IN ('update', 'deletion')),
  created_at timestamp DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX ON changefeed (gun);
