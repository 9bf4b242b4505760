#include "base/phone.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi {
namespace {

TEST(Phone, ReadsEveryWayAnIndonesianNumberIsWritten) {
    struct Row {
        char const* text;
        char const* kept;
        bool is_mobile;
    };
    for (auto const& row :
         {Row{"081234567890", "+6281234567890", true}, Row{"+62 812-3456-7890", "+6281234567890", true},
          Row{"62812 3456 7890", "+6281234567890", true}, Row{"812.3456.7890", "+6281234567890", true},
          Row{"(0232) 871045", "+62232871045", false}, Row{"021-3103591", "+62213103591", false},
          Row{"+62 (0) 812 3456 7890", "+6281234567890", true}}) {
        SCOPED_TRACE(row.text);
        auto const phone = Phone::parse(row.text);
        ASSERT_TRUE(phone);
        EXPECT_EQ(phone->text(), row.kept);
        EXPECT_EQ(phone->is_mobile(), row.is_mobile);
    }
}

TEST(Phone, RefusesWhatNobodyCanCall) {
    for (auto const* wrong : {"", "0", "112", "08", "0812345", "0801234567890", "08123456789012", "+65 6123 4567",
                              "0812x3456789", "0812+3456789", "１２３４５６７８９", "1500171"}) {
        SCOPED_TRACE(wrong);
        auto const phone = Phone::parse(wrong);
        ASSERT_FALSE(phone);
        EXPECT_EQ(phone.error().key, "base.phone_malformed");
    }
}

TEST(Phone, IsShownMaskedInLists) {
    auto const phone = Phone::parse("081234567890").value();
    EXPECT_EQ(phone.masked(), "+62812••••890");
    EXPECT_EQ(phone.digits(), "6281234567890");
}

RC_GTEST_PROP(Phone, ReadsBackWhatItKept, ()) {
    auto const text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("+0123456789 -.()")));
    auto const phone = Phone::parse(text);
    if (!phone) return;
    RC_ASSERT(Phone::parse(phone->text()).value() == *phone);
    RC_ASSERT(Phone::parse(phone->digits()).value() == *phone);
}

}  // namespace
}  // namespace sinergi
