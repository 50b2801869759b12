#include "article/date_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace banxin {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

struct Moment {
  int year = 0, month = 0, day = 0;
  int hour = -1, minute = -1, second = -1;  // -1: not given
  std::string zone;                         // "+08:00", "Z" or empty
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool valid(Moment const& moment) {
  return moment.year >= 1000 && moment.year <= 9999 && moment.month >= 1 && moment.month <= 12 &&
         moment.day >= 1 && moment.day <= 31 && moment.hour < 25 && moment.minute < 60 && moment.second < 61;
}

std::string padded(int value, size_t digits) {
  std::string out = std::to_string(value);
  return std::string(out.size() < digits ? digits - out.size() : 0, '0') + out;
}

ReadDate written(Moment const& moment, char separator) {
  if (!valid(moment)) return {};
  ReadDate date;
  date.machine = padded(moment.year, 4) + "-" + padded(moment.month, 2) + "-" + padded(moment.day, 2);
  if (moment.hour >= 0 && moment.minute >= 0) {
    date.machine += separator + padded(moment.hour, 2) + ":" + padded(moment.minute, 2);
    if (moment.second >= 0) date.machine += ":" + padded(moment.second, 2);
    date.machine += moment.zone;
  }
  date.text = std::to_string(moment.year) + "年" + std::to_string(moment.month) + "月" +
              std::to_string(moment.day) + "日";
  return date;
}

// A number of `least` to `most` digits at i, or -1 with i unmoved.
int read_number(std::string_view text, size_t& i, size_t least, size_t most) {
  size_t end = i;
  int value = 0;
  while (end < text.size() && end - i < most && is_digit(text[end])) value = value * 10 + (text[end++] - '0');
  if (end - i < least) return -1;
  i = end;
  return value;
}

bool skip(std::string_view text, size_t& i, std::string_view what) {
  if (!text.substr(i).starts_with(what)) return false;
  i += what.size();
  return true;
}

void read_clock(std::string_view text, size_t& i, Moment& moment) {
  size_t at = i;
  int const hour = read_number(text, at, 1, 2);
  if (hour < 0 || !skip(text, at, ":")) return;
  int const minute = read_number(text, at, 2, 2);
  if (minute < 0) return;
  moment.hour = hour;
  moment.minute = minute;
  if (size_t after = at; skip(text, after, ":")) {
    if (int const second = read_number(text, after, 2, 2); second >= 0) {
      moment.second = second;
      at = after;
    }
  }
  i = at;
}

void read_zone(std::string_view text, size_t& i, Moment& moment) {
  if (skip(text, i, "Z") || skip(text, i, "GMT") || skip(text, i, "UTC") || skip(text, i, "UT")) {
    moment.zone = "Z";
    return;
  }
  if (i >= text.size() || (text[i] != '+' && text[i] != '-')) return;
  size_t at = i + 1;
  int const hours = read_number(text, at, 2, 2);
  skip(text, at, ":");
  int const minutes = read_number(text, at, 2, 2);
  if (hours < 0 || minutes < 0 || hours > 14 || minutes > 59) return;
  moment.zone = text.substr(i, 1);
  moment.zone += padded(hours, 2) + ":" + padded(minutes, 2);
  i = at;
}

}  // namespace

ReadDate read_rfc2822_date(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t i = 0; i < text.size() && words.size() < 12;) {
    size_t const begin = text.find_first_not_of(" \t\r\n,", i);
    if (begin == std::string_view::npos) break;
    size_t const end = std::min(text.find_first_of(" \t\r\n,", begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    i = end;
  }
  for (size_t word = 0; word + 2 < words.size(); ++word) {
    size_t i = 0;
    Moment moment;
    moment.day = read_number(words[word], i, 1, 2);
    if (moment.day < 0 || i != words[word].size()) continue;
    std::string month(words[word + 1].substr(0, 3));
    for (char& c : month) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (size_t m = 0; m < kMonths.size(); ++m) {
      if (kMonths[m] == month) moment.month = static_cast<int>(m) + 1;
    }
    i = 0;
    moment.year = read_number(words[word + 2], i, 4, 4);
    if (word + 3 < words.size()) {
      i = 0;
      read_clock(words[word + 3], i, moment);
      i = 0;
      if (word + 4 < words.size()) read_zone(words[word + 4], i, moment);
    }
    return written(moment, 'T');
  }
  return {};
}

ReadDate read_written_date(std::string_view text) {
  for (size_t begin = 0; begin < text.size(); ++begin) {
    if (!is_digit(text[begin]) || (begin > 0 && is_digit(text[begin - 1]))) continue;
    size_t i = begin;
    Moment moment;
    moment.year = read_number(text, i, 4, 4);
    if (moment.year < 0) continue;
    std::string_view separator;
    for (std::string_view candidate : {"年", "-", "/", "."}) {
      if (text.substr(i).starts_with(candidate)) separator = candidate;
    }
    if (separator.empty()) continue;
    i += separator.size();
    skip(text, i, " ");
    moment.month = read_number(text, i, 1, 2);
    if (!skip(text, i, separator == "年" ? "月" : separator)) continue;
    skip(text, i, " ");
    moment.day = read_number(text, i, 1, 2);
    skip(text, i, "日");
    char const joint = i < text.size() && text[i] == 'T' ? 'T' : ' ';
    while (i < text.size() && (text[i] == ' ' || text[i] == 'T')) ++i;
    read_clock(text, i, moment);
    if (skip(text, i, ".")) {  // fractions of a second
      while (i < text.size() && is_digit(text[i])) ++i;
    }
    if (moment.hour >= 0) {
      size_t zone = i;
      skip(text, zone, " ");
      read_zone(text, zone, moment);
    }
    if (valid(moment)) return written(moment, joint);
  }
  return {};
}

}  // namespace banxin
