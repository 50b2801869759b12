#include "article/encoding.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace banxin {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kBinaryBeginnings[] = {"\x89PNG"sv,
                                                  "\xFF\xD8\xFF"sv,
                                                  "GIF8"sv,
                                                  "%PDF-"sv,
                                                  "PK\x03\x04"sv,
                                                  "\x1F\x8B"sv,
                                                  "wOFF"sv,
                                                  "wOF2"sv,
                                                  "\x7F"
                                                  "ELF"sv,
                                                  "RIFF"sv,
                                                  "Rar!"sv,
                                                  "7z\xBC\xAF"sv,
                                                  "\0asm"sv,
                                                  "OTTO\0"sv,
                                                  "\0\1\0\0"sv,
                                                  "\xD0\xCF\x11\xE0"sv,
                                                  "BZh"sv,
                                                  "\xFD"
                                                  "7zXZ"sv,
                                                  "\x28\xB5\x2F\xFD"sv,
                                                  "SQLite format"sv};

enum class ByteOrder { utf8, utf16_little, utf16_big };

// UTF-16 without its mark: markup is ASCII, so that one byte of many pairs is zero, always the same one.
ByteOrder guess_byte_order(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return ByteOrder::utf16_little;
  if (bytes.starts_with("\xFE\xFF")) return ByteOrder::utf16_big;
  size_t const sample = std::min<size_t>(bytes.size() & ~size_t{1}, 4096);
  size_t zero_first = 0, zero_second = 0, pairs = sample / 2;
  for (size_t i = 0; i < sample; i += 2) {
    bool const ascii_first = bytes[i] >= 9 && static_cast<uint8_t>(bytes[i]) < 0x7F;
    bool const ascii_second = bytes[i + 1] >= 9 && static_cast<uint8_t>(bytes[i + 1]) < 0x7F;
    zero_first += bytes[i] == 0 && ascii_second;
    zero_second += bytes[i + 1] == 0 && ascii_first;
  }
  if (pairs >= 4 && zero_second * 5 > pairs && zero_first * 20 < zero_second) return ByteOrder::utf16_little;
  if (pairs >= 4 && zero_first * 5 > pairs && zero_second * 20 < zero_first) return ByteOrder::utf16_big;
  return ByteOrder::utf8;
}

std::string utf16_to_utf8(std::string_view bytes, bool little, size_t& ill_formed) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  auto unit = [&](size_t i) -> char32_t {
    auto const a = static_cast<uint8_t>(bytes[i]), b = static_cast<uint8_t>(bytes[i + 1]);
    return little ? static_cast<char32_t>(a | (b << 8)) : static_cast<char32_t>((a << 8) | b);
  };
  size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c == 0xFEFF && i == 0) continue;
    if (c >= 0xD800 && c < 0xE000) {
      char32_t const next = c < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
      if (next >= 0xDC00 && next < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
        i += 2;
      } else {
        c = 0xFFFD;
        ++ill_formed;
      }
    }
    append_utf8(out, c);
  }
  if (i < bytes.size()) {
    append_utf8(out, 0xFFFD);
    ++ill_formed;
  }
  return out;
}

Error not_text() {
  return {ErrorCode::not_text,
          "This file is not text in UTF-8 or UTF-16; open an article file, or convert it to UTF-8 first."};
}

}  // namespace

Result<DecodedText> decode_file(std::span<uint8_t const> file, size_t max_bytes) {
  if (file.size() > max_bytes) {
    return Error{ErrorCode::too_large, "This file is larger than " + std::to_string(max_bytes >> 20) +
                                           " MB and was not opened; split it into smaller articles."};
  }
  std::string_view bytes(reinterpret_cast<char const*>(file.data()), file.size());
  for (auto beginning : kBinaryBeginnings) {
    if (bytes.starts_with(beginning)) return not_text();
  }

  DecodedText decoded;
  size_t ill_formed = 0, controls = 0, code_points = 0, zeros = 0;
  std::string converted;
  if (ByteOrder const order = guess_byte_order(bytes); order != ByteOrder::utf8) {
    converted = utf16_to_utf8(bytes, order == ByteOrder::utf16_little, ill_formed);
    bytes = converted;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);

  bool blank = true;
  decoded.text.reserve(bytes.size());
  for (size_t i = 0; i < bytes.size();) {
    size_t const begin = i;
    bool broken = false;
    char32_t const c = decode_utf8(bytes, i, &broken);
    ++code_points;
    if (c == 0) {
      ++zeros;
      continue;
    }
    ill_formed += broken;
    controls += (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F;
    blank = blank && (c <= 0x20 || c == 0xA0 || c == 0x3000 || c == 0xFEFF);
    if (broken) {
      append_utf8(decoded.text, 0xFFFD);
    } else {
      decoded.text.append(bytes.substr(begin, i - begin));
    }
  }
  if (zeros == 0 && blank) {
    return Error{ErrorCode::empty, "This file is empty: there is no text in it; open another file."};
  }
  // A few bad bytes are damage; one in ten is another format or another encoding.
  if (ill_formed * 10 > code_points && ill_formed > 8) return not_text();
  if ((zeros + controls) * 20 > code_points) return not_text();
  if (blank) return not_text();
  decoded.damaged = ill_formed > 0 || zeros > 0;
  return decoded;
}

}  // namespace banxin
