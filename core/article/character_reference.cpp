#include "article/character_reference.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/utf8.h"

namespace banxin {
namespace {

struct NamedCharacter {
  std::string_view name;
  uint16_t code_point;
  bool without_semicolon;
};

constexpr NamedCharacter kNames[] = {
#include "article/character_names.inc"
};

constexpr size_t kLongestName = 32;

// Code points 0x80..0x9F in numeric references mean windows-1252 (HTML, 13.2.5.80).
constexpr uint16_t kWindows1252[32] = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                       0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int digit_value(char c, int base) {
  int value = c >= '0' && c <= '9'   ? c - '0'
              : c >= 'a' && c <= 'f' ? c - 'a' + 10
              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                     : 99;
  return value < base ? value : -1;
}

// The length of the reference at the start of `raw` ("#..." after the ampersand), 0 when it is none.
size_t numeric_reference(std::string_view raw, char32_t& code_point) {
  size_t i = 1;
  int base = 10;
  if (i < raw.size() && (raw[i] == 'x' || raw[i] == 'X')) base = 16, ++i;
  size_t const first_digit = i;
  uint32_t value = 0;
  for (int digit; i < raw.size() && (digit = digit_value(raw[i], base)) >= 0; ++i) {
    if (value <= 0x10FFFF) value = value * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit);
  }
  if (i == first_digit) return 0;
  if (i < raw.size() && raw[i] == ';') ++i;
  bool const valid = value != 0 && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
  code_point = !valid ? 0xFFFD : value >= 0x80 && value < 0xA0 ? kWindows1252[value - 0x80] : value;
  return i;
}

size_t named_reference(std::string_view raw, ReferencePlace place, char32_t& code_point) {
  size_t length = 0;
  while (length < raw.size() && length < kLongestName && is_alphanumeric(raw[length])) ++length;
  bool const closed = length < raw.size() && raw[length] == ';';
  auto find = [](std::string_view name) {
    auto const found =
        std::lower_bound(std::begin(kNames), std::end(kNames), name,
                         [](NamedCharacter const& entry, std::string_view key) { return entry.name < key; });
    return found != std::end(kNames) && found->name == name ? found : nullptr;
  };
  if (closed) {
    if (auto found = find(raw.substr(0, length))) {
      code_point = found->code_point;
      return length + 1;
    }
  }
  // Without a semicolon the longest known beginning counts, in attributes only when nothing goes on from it.
  for (size_t prefix = std::min<size_t>(length, 8); prefix >= 2; --prefix) {
    auto found = find(raw.substr(0, prefix));
    if (!found || !found->without_semicolon) continue;
    if (place == ReferencePlace::attribute && prefix < raw.size() &&
        (raw[prefix] == '=' || is_alphanumeric(raw[prefix]))) {
      return 0;
    }
    code_point = found->code_point;
    return prefix;
  }
  return 0;
}

}  // namespace

void append_decoded(std::string& out, std::string_view raw, ReferencePlace place) {
  for (size_t i = 0; i < raw.size();) {
    size_t const ampersand = raw.find('&', i);
    out.append(raw.substr(i, ampersand == std::string_view::npos ? raw.size() - i : ampersand - i));
    if (ampersand == std::string_view::npos) return;
    std::string_view const rest = raw.substr(ampersand + 1);
    char32_t code_point = 0;
    size_t const length = rest.empty()     ? 0
                          : rest[0] == '#' ? numeric_reference(rest, code_point)
                                           : named_reference(rest, place, code_point);
    if (length > 0) {
      append_utf8(out, code_point);
    } else {
      out.push_back('&');
    }
    i = ampersand + 1 + length;
  }
}

std::string decode_references(std::string_view raw, ReferencePlace place) {
  std::string out;
  append_decoded(out, raw, place);
  return out;
}

}  // namespace banxin
