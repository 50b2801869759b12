#include "article/head_parser.h"

#include "article/character_reference.h"
#include "article/date_text.h"
#include "article/url.h"

namespace banxin {
namespace {

constexpr size_t npos = std::string_view::npos;

std::string_view trimmed(std::string_view text) {
  size_t const first = text.find_first_not_of(" \t\r\n\f");
  if (first == npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n\f") - first + 1);
}

// Lines of a text, ended by LF, CR LF or CR.
class LineReader {
 public:
  explicit LineReader(std::string_view text) : rest_(text) {}
  std::string_view rest() const { return rest_; }
  bool done() const { return rest_.empty(); }

  std::string_view peek() const { return rest_.substr(0, rest_.find_first_of("\r\n")); }
  void advance() {
    size_t const end = rest_.find_first_of("\r\n");
    if (end == npos) {
      rest_ = {};
    } else {
      rest_.remove_prefix(end + (rest_.substr(end).starts_with("\r\n") ? 2 : 1));
    }
  }
  void skip_blank() {
    while (!done() && trimmed(peek()).empty()) advance();
  }

 private:
  std::string_view rest_;
};

std::string_view unquoted(std::string_view value) {
  value = trimmed(value);
  if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0]) {
    value = value.substr(1, value.size() - 2);
  }
  return value;
}

// Jekyll's front matter. Without its closing line it is text.
void read_front_matter(LineReader& lines, ArticleHead& head) {
  if (trimmed(lines.peek()) != "---") return;
  LineReader ahead = lines;
  ahead.advance();
  ArticleHead found = head;
  bool any_field = false;
  for (int line_number = 0; !ahead.done() && line_number < 100; ++line_number) {
    std::string_view const line = ahead.peek();
    ahead.advance();
    if (trimmed(line) == "---" || trimmed(line) == "...") {
      if (!any_field) return;
      head = found;
      lines = ahead;
      return;
    }
    size_t const colon = line.find(':');
    if (colon == npos) continue;
    any_field = true;
    std::string_view const key = trimmed(line.substr(0, colon)), value = unquoted(line.substr(colon + 1));
    if (key == "title") found.title = tidy_text(decode_references(value, ReferencePlace::text));
    if (key == "author") found.author = tidy_text(decode_references(value, ReferencePlace::text));
    if ((key == "url" || key == "link" || key == "source" || key == "original") && is_web_url(value)) {
      found.url = resolve_url(value, {}, UrlUse::link);
    }
    if (key == "lang" || key == "language") found.language = value;
    if (key == "date") {
      ReadDate date = read_written_date(value);
      found.published_at = date.machine;
      found.published_text = date.text;
    }
  }
}

void read_archive_time(LineReader& lines, ArticleHead& head) {
  std::string_view line = trimmed(lines.peek());
  if (!line.starts_with("<!--")) return;
  size_t const close = line.find("-->");
  if (close == npos) return;
  std::string_view const time = trimmed(line.substr(4, close - 4));
  bool const digits = !time.empty() && time.find_first_not_of("0123456789") == npos;
  if (time != "NaN" && !(digits && time.size() >= 10 && time.size() <= 14)) return;
  if (digits) {
    int64_t value = 0;
    for (char c : time) value = value * 10 + (c - '0');
    // Ten digits are seconds.
    head.archived_at_ms = time.size() <= 10 ? value * 1000 : value;
  }
  if (trimmed(line.substr(close + 3)).empty()) {
    lines.advance();
  } else {
    // The heading stands on the comment's own line.
    std::string_view const rest = lines.rest();
    lines = LineReader(rest.substr(rest.find("-->") + 3));
  }
}

bool read_heading(LineReader& lines, ArticleHead& head) {
  std::string_view const line = trimmed(lines.peek());
  if (!line.starts_with('[') || !line.ends_with(')')) return false;
  size_t const joint = line.rfind("](");
  if (joint == npos) return false;
  std::string_view const url = line.substr(joint + 2, line.size() - joint - 3);
  std::string title = tidy_text(decode_references(line.substr(1, joint - 1), ReferencePlace::text));
  if (!title.empty()) head.title = std::move(title);
  std::string const decoded = decode_references(url, ReferencePlace::attribute);
  if (is_web_url(decoded)) head.url = resolve_url(decoded, {}, UrlUse::link);
  lines.advance();
  return true;
}

bool is_rule(std::string_view line) {
  line = trimmed(line);
  return line.size() >= 3 && line.find_first_not_of('-') == npos;
}

void read_date_line(LineReader& lines, ArticleHead& head) {
  std::string_view line = trimmed(lines.peek());
  for (std::string_view label : {"日期：", "日期:"}) {
    if (!line.starts_with(label) || line.find('<') != npos) continue;
    std::string_view const written = trimmed(line.substr(label.size()));
    ReadDate date = read_rfc2822_date(written);
    if (date.machine.empty()) date = read_written_date(written);
    head.published_at = date.machine;
    head.published_text = date.text.empty() ? tidy_text(written) : date.text;
    lines.advance();
    return;
  }
}

}  // namespace

std::string tidy_text(std::string_view text) {
  std::string out;
  bool space = false;
  for (char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      space = true;
      continue;
    }
    if (static_cast<uint8_t>(c) < 0x20 || c == 0x7F) continue;
    if (space && !out.empty()) out.push_back(' ');
    space = false;
    out.push_back(c);
  }
  for (bool more = true; more;) {
    more = false;
    for (std::string_view blank : {"\u00A0", "\u3000", "\uFEFF", " "}) {
      if (out.starts_with(blank)) out.erase(0, blank.size()), more = true;
      if (out.ends_with(blank)) out.resize(out.size() - blank.size()), more = true;
    }
  }
  return out;
}

ParsedHead parse_head(std::string_view text) {
  ParsedHead parsed;
  LineReader lines(text);
  lines.skip_blank();
  read_front_matter(lines, parsed.head);
  lines.skip_blank();
  read_archive_time(lines, parsed.head);
  lines.skip_blank();
  parsed.has_heading = read_heading(lines, parsed.head);
  if (parsed.has_heading) {
    lines.skip_blank();
    if (is_rule(lines.peek())) lines.advance();
    lines.skip_blank();
    read_date_line(lines, parsed.head);
  }
  parsed.body = lines.rest();
  return parsed;
}

}  // namespace banxin
