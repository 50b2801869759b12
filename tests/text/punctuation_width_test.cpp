// Typesetting rules 2, 3 and 9-14: dashes, quotes, and the widths of marks.
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class PunctuationWidth : public TextTest {};

TEST_F(PunctuationWidth, Probe) {
  for (char const* text : {"中国，好。", "他说“你好”。", "「」「」、）（", "阿·卜杜", "真的？！好！！！吧", "北京—上海——广州……好", "使用iPhone手机 and 中 A B 国", "He said “yes” don’t, ‘a’…", "的“Best”了", "中 A", "1,234元"})
    std::printf("%s\n   %s\n", text, typeset(text, 40).places().c_str());
}

}  // namespace
}  // namespace banxin::testing
