#include "base/result.h"

namespace banxin {

std::string_view error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::none: return "none";
    case ErrorCode::not_found: return "not-found";
    case ErrorCode::network: return "network";
    case ErrorCode::too_large: return "too-large";
    case ErrorCode::not_text: return "not-text";
    case ErrorCode::empty: return "empty";
    case ErrorCode::damaged: return "damaged";
    case ErrorCode::wasm_unavailable: return "wasm-unavailable";
    case ErrorCode::wasm_failed: return "wasm-failed";
    case ErrorCode::font_missing: return "font-missing";
  }
  return "none";
}

}  // namespace banxin
