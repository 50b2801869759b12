// What the tests of articles share.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "article/article.h"

namespace banxin {

/// Reads `text` as a file; a test that expects an article gets one or fails.
Article read_file(std::string_view text, ReadOptions const& options = {});
/// The body alone, as plain HTML, written out without the root element and the notice.
std::string body_of(std::string_view html, std::string_view url = {});
/// All text of the tree, blocks joined without a separator.
std::string text_of(Article const& article);
/// The error of a file that cannot be read; none when it can.
ErrorCode error_of(std::string_view bytes, ReadOptions const& options = {});
/// The first difference from what a tree has to be (links, ranges, order, whitelist); empty when there is
/// none.
std::string fault_of(Article const& article);
/// The shared sample article; nothing where it is not there.
std::optional<std::string> shared_article();

}  // namespace banxin
