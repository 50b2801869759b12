// Errors as values. No exception crosses, or is thrown by, our own code.
#pragma once
#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace banxin {

/// The codes that readers and embedders see; the numbers are part of the WebAssembly ABI.
enum class ErrorCode : uint32_t {
  none = 0,
  not_found = 1,
  network = 2,
  too_large = 3,
  not_text = 4,
  empty = 5,
  damaged = 6,
  wasm_unavailable = 7,
  wasm_failed = 8,
  font_missing = 9,
};

/// "not-text", "empty", …: the spelling of the outside.
std::string_view error_name(ErrorCode code);

/// `message` is one sentence (UTF-8): what happened and what can be done.
struct Error {
  ErrorCode code = ErrorCode::none;
  std::string message;
};

/// Either a value or an Error. Reading the side that is not there is a bug (assert).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { assert(ok()); return *std::get_if<0>(&state_); }
  T const& value() const& { assert(ok()); return *std::get_if<0>(&state_); }
  T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&state_)); }
  Error const& error() const { assert(!ok()); return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace banxin
