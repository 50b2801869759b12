#include "unicode/break_notation.h"

#include <cstdio>

namespace banxin {
namespace {

constexpr std::string_view kMultiplication = "\xC3\x97";  // ×, no break
constexpr std::string_view kDivision = "\xC3\xB7";        // ÷, break
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

Error damaged(std::string_view rest) {
  std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n"));
  return {ErrorCode::damaged,
          "expected a hexadecimal code point up to 10FFFF, \xC3\xB7 or \xC3\x97, found \"" +
              std::string(word.substr(0, 40)) + "\""};
}

}  // namespace

Result<std::u32string> parse_break_line(std::string_view line) {
  if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  std::u32string text;
  size_t i = 0;
  while (i < line.size() && line[i] != '#') {
    std::string_view rest = line.substr(i);
    if (is_separator(line[i])) {
      ++i;
    } else if (rest.starts_with(kMultiplication) || rest.starts_with(kDivision)) {
      i += kMultiplication.size();
    } else {
      char32_t value = 0;
      size_t end = i;
      for (; end < line.size() && hex_digit(line[end]) >= 0 && value <= 0x10FFFF; ++end) {
        value = value * 16 + char32_t(hex_digit(line[end]));
      }
      bool ends_well =
          end == line.size() || is_separator(line[end]) || line[end] == '#' || line[end] == '\xC3';
      if (end == i || value > 0x10FFFF || !ends_well) return damaged(rest);
      text.push_back(value);
      i = end;
    }
  }
  return text;
}

Result<std::string> answer_break_line(std::string_view line, LineBreakOptions const& options) {
  Result<std::u32string> text = parse_break_line(line);
  if (!text) return text.error();
  std::string answer;
  if (text.value().empty()) return answer;
  std::vector<BreakOpportunity> breaks;
  find_line_breaks(text.value(), options, breaks);
  for (size_t i = 0; i < breaks.size(); ++i) {
    answer += breaks[i].kind == BreakKind::prohibited ? kMultiplication : kDivision;
    if (i == text.value().size()) break;
    char code[16];
    std::snprintf(code, sizeof code, " %04X ", unsigned(text.value()[i]));
    answer += code;
  }
  return answer;
}

}  // namespace banxin
