# Every image of the stack. From the repository's root: docker buildx bake -f stacks/compose-secrets/docker-bake.hcl --load

variable "NODE_IMAGE" {
  default = "node:24-trixie-slim"
}

variable "BASE" {
  default = "debian:trixie-slim"
}

group "default" {
  targets = ["postgres", "nginx", "modules", "api", "registry", "notary", "notary-db", "web", "web-modules"]
}

target "postgres" {
  context = "stacks/base/postgres"
  args    = { BASE = BASE }
  tags    = ["stackyard/postgres:17"]
}

target "nginx" {
  context = "stacks/base/nginx"
  args    = { BASE = BASE }
  tags    = ["stackyard/nginx:1.26"]
}

# the API's npm packages alone: with them (MODULES=stackyard/compose-secrets-modules) its image builds without internet
target "modules" {
  context = "stacks/compose-secrets/api"
  target  = "modules"
  args    = { NODE_IMAGE = NODE_IMAGE }
  tags    = ["stackyard/compose-secrets-modules"]
}

target "api" {
  context = "stacks/compose-secrets/api"
  args    = { NODE_IMAGE = NODE_IMAGE }
  tags    = ["stackyard/compose-secrets-api:1.0"]
}

target "registry" {
  context = "stacks/base/registry"
  args    = { BASE = BASE }
  tags    = ["stackyard/registry:2.8"]
}

target "notary" {
  context = "stacks/base/notary"
  target  = "notary"
  args    = { BASE = BASE }
  tags    = ["stackyard/notary:0.7"]
}

# what Notary keeps, in a PostgreSQL of its own
target "notary-db" {
  context  = "stacks/base/notary"
  target   = "notary-db"
  args     = { BASE = BASE }
  contexts = { "stackyard/postgres:17" = "target:postgres" }
  tags     = ["stackyard/notary-db:0.7"]
}

target "web" {
  context = "stacks/compose-secrets/web"
  args    = { NODE_IMAGE = NODE_IMAGE, BASE = BASE }
  tags    = ["stackyard/spell-check-web:1.0"]
}

# the web app's npm packages and word list alone, for the same reason as the API's
target "web-modules" {
  context = "stacks/compose-secrets/web"
  target  = "modules"
  args    = { NODE_IMAGE = NODE_IMAGE, BASE = BASE }
  tags    = ["stackyard/spell-check-web-modules"]
}
