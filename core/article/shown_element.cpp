#include "article/shown_element.h"

#include "base/language.h"

namespace banxin {

std::string_view shown_tag(Tag tag) {
  switch (tag) {
    case Tag::acronym:
      return "abbr";
    case Tag::dir:
    case Tag::menu:
      return "ul";
    case Tag::fieldset:
    case Tag::form:
    case Tag::legend:
    case Tag::main:  // a page has one, and it is not the article's
    case Tag::search:
    case Tag::dialog:
      return "div";
    case Tag::listing:
    case Tag::plaintext:
    case Tag::textarea:
    case Tag::xmp:
      return "pre";
    case Tag::strike:
      return "s";
    case Tag::tt:
      return "code";
    case Tag::font:
    case Tag::q:
      return "span";
    case Tag::none:
    case Tag::audio:
    case Tag::iframe:
    case Tag::picture:
    case Tag::rtc:
    case Tag::text:
    case Tag::tspan:
    case Tag::video:
      return {};
    default:
      return tag_kind(tag) == TagKind::island ? std::string_view() : tag_name(tag);
  }
}

ShownWords words_in(std::string_view language) {
  switch (parse_language(language)) {
    case Language::zh_hans:
      return {"视频", "音频", "嵌入内容", "“", "”"};
    case Language::zh_hant:
    case Language::zh_hk:
      return {"影片", "音訊", "嵌入內容", "「", "」"};
    case Language::ja:
      return {"動画", "音声", "埋め込みコンテンツ", "「", "」"};
    case Language::ko:
      return {"동영상", "오디오", "삽입된 콘텐츠", "“", "”"};
    case Language::other:
      return {"Video", "Audio", "Embedded content", "“", "”"};
  }
  return {};
}

}  // namespace banxin
