// URLs of links and images: resolved (RFC 3986, 5.2, with the leniencies of browsers) and held to allowed
// schemes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace banxin {

enum class UrlUse : uint8_t { link, image };

/// `reference` is decoded text as it stands in an attribute. The answer is
/// - an absolute http or https URL (links: also mailto);
/// - where `base` is empty: also a relative reference, to be resolved against the place of the file itself;
/// - empty when the reference is empty or of any other scheme (javascript:, data:, whatsapp: ...).
/// Spaces, quotes and angle brackets come out percent-encoded, control characters are taken out.
std::string resolve_url(std::string_view reference, std::string_view base, UrlUse use);

/// True for "http://host..." and "https://host...".
bool is_web_url(std::string_view url);

/// "www.example.com"; empty when there is none.
std::string_view host_of_url(std::string_view url);

/// The scheme in lower case without its colon; empty when the reference is relative.
std::string url_scheme(std::string_view reference);

}  // namespace banxin
