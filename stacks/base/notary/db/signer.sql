-- What notary-signer expects to find: its keys, each encrypted with the passphrase of that name.
CREATE TABLE private_keys (
  id serial PRIMARY KEY,
  key_id varchar(255) NOT NULL UNIQUE,
  gun varchar(255) NOT NULL,
  role varchar(255) NOT NULL,
  algorithm varchar(50) NOT NULL,
  encryption_alg varchar(255) NOT NULL,
  keywrap_alg varchar(255) NOT NULL,
  passphrase_alias varchar(50) NOT NULL,
  public bytea NOT NULL,
  private bytea NOT NULL,
  last_used timestamp,
  created_at timestamp,
  updated_at timestamp,
  deleted_at timestamp
);
