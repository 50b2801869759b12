#include "host.h"

namespace banxin {

Viewer* Host::viewer(uint32_t handle) const {
  auto found = viewers.find(handle);
  return found == viewers.end() ? nullptr : found->second.get();
}

std::vector<uint8_t> Host::take(abi::Address address) {
  auto found = buffers.find(address);
  if (found == buffers.end()) return {};
  std::vector<uint8_t> bytes = std::move(found->second);
  buffers.erase(found);
  return bytes;
}

abi::Status Host::fail(Error failure) {
  error = std::move(failure);
  return {static_cast<uint32_t>(error.code), text_at(error.message)};
}

}  // namespace banxin
