// Character references of HTML (13.2.5.72): &amp; &#8212; &#x2014;
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace banxin {

enum class ReferencePlace : uint8_t { text, attribute };

/// Appends `raw` (UTF-8) to `out` with its character references decoded. What is no reference stays as
/// written; in an attribute `&copy=1` stays, too. Never fails; linear.
void append_decoded(std::string& out, std::string_view raw, ReferencePlace place);

std::string decode_references(std::string_view raw, ReferencePlace place);

}  // namespace banxin
