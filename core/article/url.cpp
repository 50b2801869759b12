#include "article/url.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace banxin {
namespace {

constexpr size_t npos = std::string_view::npos;
constexpr size_t kLongestUrl = 8192;

struct Parts {
  std::string_view scheme, authority, path, query, fragment;  // query with its "?", fragment with its "#"
  bool has_authority = false;
};

// RFC 3986, appendix B.
Parts split(std::string_view url) {
  Parts parts;
  if (size_t const hash = url.find('#'); hash != npos) {
    parts.fragment = url.substr(hash);
    url = url.substr(0, hash);
  }
  if (size_t const mark = url.find('?'); mark != npos) {
    parts.query = url.substr(mark);
    url = url.substr(0, mark);
  }
  size_t const colon = url.find(':');
  if (colon != npos && colon > 0 && url.find('/') > colon) {
    parts.scheme = url.substr(0, colon);
    url = url.substr(colon + 1);
  }
  if (url.starts_with("//")) {
    parts.has_authority = true;
    size_t const slash = url.find('/', 2);
    parts.authority = url.substr(2, slash == npos ? npos : slash - 2);
    url = slash == npos ? std::string_view() : url.substr(slash);
  }
  parts.path = url;
  return parts;
}

// RFC 3986, 5.2.4.
std::string remove_dot_segments(std::string_view path) {
  std::vector<std::string_view> segments;
  bool const rooted = path.starts_with('/');
  bool open_end = false;
  for (size_t i = rooted ? 1 : 0; i <= path.size();) {
    size_t const slash = std::min(path.find('/', i), path.size());
    std::string_view const segment = path.substr(i, slash - i);
    open_end = segment == "." || segment == "..";
    if (segment == "..") {
      if (!segments.empty()) segments.pop_back();
    } else if (segment != ".") {
      segments.push_back(segment);
    }
    i = slash + 1;
  }
  std::string out;
  for (size_t i = 0; i < segments.size(); ++i) {
    if (rooted || i > 0) out.push_back('/');
    out.append(segments[i]);
  }
  if (open_end && !out.ends_with('/')) out.push_back('/');
  return out;
}

// Trimmed, without tabs, line ends and control characters; what would end an attribute or a URL is
// percent-encoded.
std::string cleaned(std::string_view reference) {
  std::string out;
  out.reserve(reference.size());
  for (char c : reference) {
    auto const byte = static_cast<uint8_t>(c);
    if (byte < 0x20 || byte == 0x7F) continue;
    out.push_back(c);
  }
  size_t const first = out.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  out = out.substr(first, out.find_last_not_of(' ') - first + 1);
  std::string encoded;
  encoded.reserve(out.size());
  for (char c : out) {
    switch (c) {
      case ' ':
        encoded += "%20";
        break;
      case '"':
        encoded += "%22";
        break;
      case '<':
        encoded += "%3C";
        break;
      case '>':
        encoded += "%3E";
        break;
      case '`':
        encoded += "%60";
        break;
      default:
        encoded.push_back(c);
    }
  }
  return encoded;
}

bool is_scheme(std::string_view text) {
  if (text.empty() || !((text[0] | 0x20) >= 'a' && (text[0] | 0x20) <= 'z')) return false;
  for (char c : text) {
    bool const letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    if (!letter && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.') return false;
  }
  return true;
}

bool valid_authority(std::string_view authority) {
  return !authority.empty() && authority.find_first_of(" \"<>\\^`{|}%") == npos && authority[0] != ':';
}

std::string assemble(std::string_view scheme, std::string_view authority, std::string_view path,
                     Parts const& reference) {
  std::string out(scheme);
  out.append("://").append(authority);
  if (path.empty()) path = reference.query.empty() && reference.fragment.empty() ? "" : "/";
  if (!path.empty() && path[0] != '/') out.push_back('/');
  return out.append(path).append(reference.query).append(reference.fragment);
}

}  // namespace

std::string url_scheme(std::string_view reference) {
  std::string const url = cleaned(reference.substr(0, 256));
  size_t const colon = url.find(':');
  if (colon == std::string::npos || !is_scheme(std::string_view(url).substr(0, colon))) return {};
  std::string scheme = url.substr(0, colon);
  for (char& c : scheme) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return scheme;
}

bool is_web_url(std::string_view url) {
  std::string const scheme = url_scheme(url);
  if (scheme != "http" && scheme != "https") return false;
  Parts const parts = split(url);
  return parts.has_authority && valid_authority(parts.authority);
}

std::string_view host_of_url(std::string_view url) {
  std::string_view authority = split(url).authority;
  if (size_t const at = authority.rfind('@'); at != npos) authority.remove_prefix(at + 1);
  return authority;
}

std::string resolve_url(std::string_view reference, std::string_view base, UrlUse use) {
  if (reference.size() > kLongestUrl) return {};
  std::string url = cleaned(reference);
  if (url.empty()) return {};
  std::string const scheme = url_scheme(url);
  if (scheme == "mailto") return use == UrlUse::link ? "mailto:" + url.substr(7) : std::string();
  if (!scheme.empty() && scheme != "http" && scheme != "https") return {};

  // Browsers take "\" for "/" before the query.
  for (size_t i = 0; i < url.size() && url[i] != '?' && url[i] != '#'; ++i) {
    if (url[i] == '\\') url[i] = '/';
  }
  Parts const parts = split(url);
  if (!scheme.empty()) {
    std::string_view authority = parts.authority;
    std::string_view path = parts.path;
    if (!parts.has_authority || authority.empty()) {  // "http:/host/path", "http:///host"
      size_t const first = path.find_first_not_of('/');
      if (first == npos) return {};
      size_t const slash = std::min(path.find('/', first), path.size());
      authority = path.substr(first, slash - first);
      path = path.substr(slash);
    }
    if (!valid_authority(authority)) return {};
    return assemble(scheme, authority, path, parts);
  }
  // A colon before the first slash that begins no scheme: not a relative path either (RFC 3986, 4.2).
  if (!parts.scheme.empty()) return {};

  if (!is_web_url(base)) {
    if (parts.has_authority) return valid_authority(parts.authority) ? "https:" + url : std::string();
    if (use == UrlUse::link && url[0] == '#') return {};
    // RFC 3986, 4.2: with a colon in its first segment a reference could be taken for one with a scheme.
    return url.find(':') < url.find_first_of("/?#") ? "./" + url : url;
  }
  Parts const from = split(base);
  std::string const from_scheme = url_scheme(base);
  if (parts.has_authority) {
    if (!valid_authority(parts.authority)) return {};
    return assemble(from_scheme, parts.authority, remove_dot_segments(parts.path), parts);
  }
  if (parts.path.empty()) {
    Parts merged = parts;
    if (parts.query.empty()) merged.query = from.query;
    return assemble(from_scheme, from.authority, from.path, merged);
  }
  std::string path;
  if (parts.path[0] == '/') {
    path = parts.path;
  } else {
    size_t const slash = from.path.rfind('/');
    path = slash == npos ? "/" : std::string(from.path.substr(0, slash + 1));
    path += parts.path;
  }
  return assemble(from_scheme, from.authority, remove_dot_segments(path), parts);
}

}  // namespace banxin
