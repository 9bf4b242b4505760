// What goes out holds nothing beyond its ground.

#include "cases/actions/letters.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi::cases::letters {
namespace {

using agreements::Field;
using agreements::Fields;

/// A case in which every group of data carries a mark of its own.
CaseOut marked(bool is_child) {
    CaseOut c;
    c.origin_node = "3208";
    c.origin_id = "0X";
    c.region = RegionCode::parse("3208012001").value();
    c.types = " lansia_telantar ";
    c.is_child = is_child;
    c.need = "MARK-identity";
    c.medical = Medical::treated;
    c.persons.push_back({.role = "subject",
                         .identity = "known",
                         .sex = "L",
                         .age_band = "60+",
                         .is_child = is_child,
                         .name = "MARK-identity",
                         .relation = "MARK-identity",
                         .nik = "MARK-nik",
                         .phone = "MARK-contact",
                         .address = "MARK-address",
                         .born_on = Date::parse("1950-05-10").value()});
    for (auto const& kind : entry_kinds()) {
        EntryOut entry{.author_node = "3208", .entry_id = std::string(kind.word), .kind = std::string(kind.word)};
        auto const* const mark = kind.content == Content::minimum      ? "minimum"
                                 : kind.content == Content::identity   ? "MARK-identity"
                                 : kind.content == Content::assessment ? "MARK-assessment"
                                                                       : "MARK-health";
        entry.body = json::RawJson{std::string("{\"text\":\"") + mark + "\"}"};
        entry.papers = {{"MARK-photos", "photo", "", "image/jpeg", 1}, {"MARK-documents", "document", "", "", 1}};
        c.entries.push_back(std::move(entry));
    }
    return c;
}

Fields any_fields() {
    Fields fields;
    for (std::size_t i = 0; i < agreements::fields_count; ++i)
        if (*rc::gen::arbitrary<bool>()) fields.add(static_cast<Field>(i));
    return fields;
}

RC_GTEST_PROP(CaseLetters, HoldNoFieldOutsideTheirGround, ()) {
    bool const is_child = *rc::gen::arbitrary<bool>();
    auto const fields = any_fields();
    auto const out = limited(marked(is_child), fields);
    RC_ASSERT(fields.has_all(fields_in(out)));
    auto const text = json::write(out);
    std::vector<std::pair<Field, std::string>> const marks{
        {Field::identity, "MARK-identity"}, {Field::nik, "MARK-nik"},
        {Field::contact, "MARK-contact"},   {Field::address, "MARK-address"},
        {Field::health, "MARK-health"},     {Field::assessment, "MARK-assessment"},
        {Field::photos, "MARK-photos"},     {Field::documents, "MARK-documents"},
        {Field::identity, "1950-05-10"},    {Field::health, "\"medical\":\"treated\""}};
    for (auto const& [field, mark] : marks)
        if (!fields.has(field)) RC_ASSERT(text.find(mark) == std::string::npos);
    if (is_child && !fields.has(Field::child)) {
        // The statutory minimum alone, and whether the person is treated where health is allowed.
        RC_ASSERT(text.find("MARK-") == std::string::npos);
    }
    // The minimum is never lost.
    RC_ASSERT(out.types == " lansia_telantar " && out.persons.at(0).age_band == "60+");
    RC_ASSERT(out.entries.size() == entry_kinds().size());
}

TEST(CaseLetters, CarryEverythingWhereEverythingIsAllowed) {
    Fields all;
    for (std::size_t i = 0; i < agreements::fields_count; ++i) all.add(static_cast<Field>(i));
    EXPECT_EQ(json::write(limited(marked(true), all)), json::write(marked(true)));
    EXPECT_EQ(fields_in(marked(true)), all);
    auto const read_back = json::read<CaseOut>(json::write(marked(false)));
    ASSERT_TRUE(read_back);
    EXPECT_EQ(json::write(*read_back), json::write(marked(false)));
}

}  // namespace
}  // namespace sinergi::cases::letters
