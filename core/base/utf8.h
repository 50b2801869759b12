// UTF-8 to code points and back. Ill-formed input never fails: each maximal ill-formed
// subsequence becomes one U+FFFD (Unicode 17, chapter 3.9).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace banxin {

/// Decodes the code point at `position` (UTF-8 byte offset, < text.size()) and moves `position`
/// past it. Sets `*ill_formed` to true when U+FFFD stands for ill-formed bytes.
char32_t decode_utf8(std::string_view text, size_t& position, bool* ill_formed = nullptr);

/// Appends `code_point` to `out` as 1 to 4 bytes; a surrogate or a value above U+10FFFF becomes U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);

}  // namespace banxin
