// Articles that nobody wrote but that look as if somebody had: sentences with quotations, titles, numbers
// with units, Latin names, dashes and ellipses, in which marks stand where Chinese puts them.
#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::test {

/// The seed names the article.
class ArticleMaker {
 public:
  /// Traditional: quotes are 「」『』 and the text says so by its language.
  ArticleMaker(uint32_t seed, bool traditional) : random_(seed), traditional_(traditional) {}

  /// HTML of paragraphs, headings, lists and quotations, with links, weights and italics anywhere in them.
  std::string make(size_t blocks);
  uint32_t below(uint32_t n) { return uint32_t(random_() % n); }

 private:
  using Pieces = std::vector<std::string>;  // each without markup, in UTF-8

  std::string_view one_of(std::vector<std::string_view> const& from) {
    return from[below(uint32_t(from.size()))];
  }
  std::string han(uint32_t least, uint32_t most);
  void word(Pieces& out, uint32_t depth);
  void clause(Pieces& out, uint32_t depth);
  void sentence(Pieces& out);
  void speech(Pieces& out);
  std::string paragraph();
  std::string marked_up(Pieces const& pieces);

  std::mt19937 random_;
  bool traditional_;
};

}  // namespace banxin::test
