# Both images of the stack. From the repository's root: docker buildx bake -f stacks/secure-update/docker-bake.hcl --load

variable "NODE_IMAGE" {
  default = "node:24-trixie-slim"
}

variable "BASE" {
  default = "debian:trixie-slim"
}

group "default" {
  targets = ["kafka", "secure-update"]
}

target "kafka" {
  context = "stacks/base/kafka"
  args    = { BASE = BASE }
  tags    = ["stackyard/kafka"]
}

target "secure-update" {
  context = "stacks/secure-update"
  args    = { NODE_IMAGE = NODE_IMAGE }
  tags    = ["stackyard/secure-update"]
}
