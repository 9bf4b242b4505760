#include "plumbing/json/describe.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace sinergi::json {

struct Account;
enum class Privacy : std::uint8_t { open, confidential, anonymous };
BOOST_DESCRIBE_ENUM(Privacy, open, confidential, anonymous)

struct Reporter {
    Line<1, 80> name;
    std::optional<Phone> phone;
};
BOOST_DESCRIBE_STRUCT(Reporter, (), (name, phone))

struct Wish {
    Line<2, 40> kind;
    RegionCode region;
    Text<1, 50> text;
    std::optional<Reporter> reporter;
    Privacy privacy = Privacy::open;
    std::int32_t limit = 20;
    bool new_ = false;
    static constexpr std::string_view optional_members = "privacy,limit,new";
};
BOOST_DESCRIBE_STRUCT(Wish, (), (kind, region, text, reporter, privacy, limit, new_))

struct Plain {
    std::string words;
    std::int64_t whole = 0;
    std::uint64_t natural = 0;
    std::uint8_t small = 0;
    double real = 0;
    bool flag = false;
    std::vector<std::string> tags;
    std::map<std::string, std::int32_t> counts;
    std::optional<double> maybe;
    std::vector<std::optional<Privacy>> privacies;
    Date day;
    Moment at;
    Id<Account> account;
    Rupiah paid;
    friend bool operator==(Plain const&, Plain const&) = default;
};
BOOST_DESCRIBE_STRUCT(Plain, (),
                      (words, whole, natural, small, real, flag, tags, counts, maybe, privacies, day, at, account,
                       paid))

struct Longer : Plain {
    std::string more;
    RawJson raw;
};
BOOST_DESCRIBE_STRUCT(Longer, (Plain), (more, raw))

struct Tree {
    std::string name;
    std::vector<Tree> under;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (name, under))

/// "path key limit" a line, as a person would compare them.
template <class T>
std::vector<std::string> faults_of(Result<T> const& read) {
    std::vector<std::string> lines;
    if (read) return lines;
    if (read.error().faults.empty()) lines.emplace_back(read.error().key);
    for (auto const& f : read.error().faults) lines.push_back(fmt::format("{} {} {}", f.path, f.key, f.limit));
    return lines;
}
using Lines_ = std::vector<std::string>;

TEST(Json, ReadsAStructWhoseMembersHaveNoDefault) {
    auto const wish = read<Wish>(R"({"text":"Atap bocor","region":"3208012001","kind":"layanan",
        "reporter":{"name":"Ani Contoh","phone":"0812 3456 7890"},"new":true})");
    ASSERT_TRUE(wish) << wish.error().key;
    EXPECT_EQ(wish->kind.text(), "layanan");
    EXPECT_EQ(wish->region.text(), "3208012001");
    EXPECT_EQ(wish->reporter->phone->text(), "+6281234567890");
    EXPECT_EQ(wish->limit, 20);
    EXPECT_TRUE(wish->new_);
}

TEST(Json, NamesEveryWrongFieldAtOnce) {
    struct Row {
        char const* why;
        char const* body;
        Lines_ faults;
    };
    for (auto const& row : std::vector<Row>{
             {"nothing at all",
              "{}",
              {"kind http.member_missing ", "region http.member_missing ", "text http.member_missing "}},
             {"all of the wrong type",
              R"({"kind":1,"region":[],"text":{},"reporter":"Ani","privacy":true,"limit":"5","new":0})",
              {"kind http.wrong_type string", "region http.wrong_type string", "text http.wrong_type string",
               "reporter http.wrong_type object", "privacy http.wrong_type string", "limit http.wrong_type integer",
               "new http.wrong_type boolean"}},
             {"values that refuse themselves",
              R"({"kind":"x","region":"320","text":"","reporter":{"name":"","phone":"12"},"privacy":"secret"})",
              {"kind base.text_empty 2", "region base.region_malformed ", "text base.text_empty 1",
               "reporter.name base.text_empty 1", "reporter.phone base.phone_malformed ",
               "privacy http.not_one_of open, confidential, anonymous"}},
             {"too long",
              R"({"kind":"12345678901234567890123456789012345678901","region":"32","text":"a"})",
              {"kind base.text_long 40"}},
             {"unknown and twice",
              R"({"kind":"ab","kind":"cd","region":"32","text":"a","admin":true,"reporter":{"name":"A","role":1}})",
              {"kind http.member_twice ", "admin http.unknown_member ", "reporter.role http.unknown_member "}},
             {"null is missing",
              R"({"kind":null,"region":"32","text":"a","reporter":null,"limit":null})",
              {"kind http.member_missing "}},
             {"a list, not an object", "[]", {" http.wrong_type object"}},
             {"nothing sent", "", {"http.json_broken"}},
             {"broken", "{\"kind\":", {"http.json_broken"}},
             {"two values", "{} {}", {"http.json_broken"}},
             {"a comma too many", R"({"kind":"ab",})", {"http.json_broken"}},
             {"broken UTF-8", "{\"kind\":\"a\xff\"}", {"http.json_not_utf8"}},
             {"half a surrogate pair", R"({"kind":"\ud800"})", {"http.json_broken"}},
         }) {
        SCOPED_TRACE(row.why);
        EXPECT_EQ(faults_of(read<Wish>(row.body)), row.faults);
    }
}

TEST(Json, KeepsNumbersWithinTheirTypes) {
    struct Row {
        char const* member;
        char const* value;
        char const* fault;
    };
    Plain const good;
    auto const with = [&](std::string_view member, std::string_view value) {
        auto body = write(good);
        auto const key = fmt::format("\"{}\":", member);
        auto const from = body.find(key) + key.size();
        return body.replace(from, body.find_first_of(",}", from) - from, value);
    };
    for (auto const& row : std::vector<Row>{
             {"small", "255", ""},
             {"small", "256", "small http.out_of_range 0..255"},
             {"small", "-1", "small http.out_of_range 0..255"},
             {"small", "3.0", ""},
             {"small", "3.5", "small http.not_whole "},
             {"whole", "9223372036854775807", ""},
             {"whole", "9223372036854775808", "whole http.out_of_range -9223372036854775808..9223372036854775807"},
             {"whole", "1e300", "whole http.out_of_range -9223372036854775808..9223372036854775807"},
             {"natural", "18446744073709551615", ""},
             {"natural", "18446744073709551616", "natural http.out_of_range 0..18446744073709551615"},
             {"natural", "-5", "natural http.out_of_range 0..18446744073709551615"},
             {"real", "1e999", "real http.out_of_range -1.8e308..1.8e308"},
             {"real", "\"1\"", "real http.wrong_type number"},
             {"paid", "1.5", "paid http.not_whole "},
             {"words", "\"\\u0000\"", "words base.text_control "},
         }) {
        SCOPED_TRACE(fmt::format("{} {}", row.member, row.value));
        EXPECT_EQ(faults_of(read<Plain>(with(row.member, row.value))), *row.fault == 0 ? Lines_{} : Lines_{row.fault});
    }
}

TEST(Json, APlainStringHasALimitInCharacters) {
    std::string const quote = "\"";
    std::string many;
    for (int i = 0; i < 10'000; ++i) many += "é";
    EXPECT_TRUE(read<std::string>(quote + many + quote));
    EXPECT_EQ(faults_of(read<std::string>(quote + many + "e\"")), Lines_{" base.text_long 10000"});
}

TEST(Json, SaysWhereInAListOrAMap) {
    EXPECT_EQ(faults_of(read<std::vector<Reporter>>(R"([{"name":"A"},{"name":5},7])")),
              (Lines_{"[1].name http.wrong_type string", "[2] http.wrong_type object"}));
    EXPECT_EQ(faults_of(read<std::map<std::string, Date>>(R"({"a":"2026-02-30","b":"2026-02-28","b":"2026-02-27"})")),
              (Lines_{"a base.date_malformed ", "b http.member_twice "}));
}

TEST(Json, StopsAtItsLimits) {
    std::string deep;
    for (int i = 0; i < 40; ++i) deep += R"({"name":"a","under":[)";
    EXPECT_EQ(faults_of(read<Tree>(deep)), Lines_{"http.json_too_deep"});
    EXPECT_EQ(faults_of(read<Tree>("[1,2,3]", {.bytes_max = 4})), Lines_{"http.json_too_large"});
    std::string wrong = "[0";
    for (int i = 0; i < 1'000; ++i) wrong += ",0";
    EXPECT_EQ(read<std::vector<std::string>>(wrong + "]").error().faults.size(), Reader::faults_max);
}

TEST(Json, ReadsFormsAndQueriesWithTheSameTypes) {
    auto const wish = read_pairs<Wish>(
        {{"kind", "layanan"}, {"region", "32.08"}, {"text", "Halo"}, {"limit", "7"}, {"new", "on"}, {"privacy", ""}});
    ASSERT_TRUE(wish);
    EXPECT_EQ(wish->limit, 7);
    EXPECT_TRUE(wish->new_);
    EXPECT_EQ(wish->privacy, Privacy::open);
    EXPECT_EQ(
        faults_of(read_pairs<Wish>({{"kind", ""}, {"region", "32"}, {"text", "a"}, {"limit", "many"}, {"text", "b"}})),
        (Lines_{"kind base.text_empty 2", "text http.wrong_type string", "limit http.wrong_type integer"}));
    auto const lists = read_pairs<std::map<std::string, Lines_>>({{"a", "1"}, {"b", "2"}, {"a", "3"}, {"a", "4"}});
    EXPECT_EQ(lists->at("a"), (Lines_{"1", "3", "4"}));
}

TEST(Json, WritesWhatItSays) {
    Longer value;
    value.words = "Kata \"dikutip\" \\ baris\n\x01 \xc3\xa9 \xff";
    value.maybe = 0.1;
    value.tags = {"a", "b"};
    value.counts = {{"x", 1}};
    value.privacies = {Privacy::anonymous, std::nullopt};
    value.raw.text = R"({"a":[1,2]})";
    EXPECT_EQ(write(value),
              R"({"words":"Kata \"dikutip\" \\ baris\n\u0001 é )"
              "\xEF\xBF\xBD"
              R"(","whole":0,"natural":0,"small":0,"real":0,)"
              R"("flag":false,"tags":["a","b"],"counts":{"x":1},"maybe":0.1,"privacies":["anonymous",null],)"
              R"("day":"1970-01-01",)"
              R"("at":"1970-01-01T00:00:00.000Z","account":"0000000000000","paid":0,"more":"","raw":{"a":[1,2]}})");
    EXPECT_EQ(write(std::nan("")), "null");
}

TEST(Json, ReadsAStructWithItsBaseAndRawParts) {
    Longer value;
    value.more = "lebih";
    value.raw.text = R"({"a":[1,-2.5,null,true,"\n"],"b":{}})";
    auto const back = read<Longer>(write(value));
    ASSERT_TRUE(back) << faults_of(back).front();
    EXPECT_EQ(back->more, "lebih");
    EXPECT_EQ(back->raw, value.raw);
    EXPECT_EQ(read<RawJson>(" { \"a\" : [ 1 , 2 ] } ")->text, R"({"a":[1,2]})");
}

TEST(Json, TellsItsSchema) {
    auto const schema = schema_of<Wish>();
    EXPECT_EQ(schema.name, "Wish");
    EXPECT_EQ(schema.required, (Lines_{"kind", "region", "text"}));
    ASSERT_EQ(schema.members.size(), 7U);
    EXPECT_EQ(schema.members[0].second.chars_max, 40);
    EXPECT_EQ(schema.members[1].second.format, "region");
    EXPECT_TRUE(schema.members[3].second.is_nullable);
    EXPECT_EQ(schema.members[4].second.one_of, (Lines_{"open", "confidential", "anonymous"}));
    EXPECT_EQ(schema.members[6].first, "new");
    EXPECT_EQ(schema_of<Id<Account>>().thing, "Account");
    EXPECT_EQ(schema_of<Tree>().members[1].second.items[0].name, "Tree");
    EXPECT_EQ(type_name<std::vector<Tree>>().substr(0, 11), "vector_Tree");
}

RC_GTEST_PROP(Json, WhatWasWrittenReadsBackTheSame, ()) {
    auto const letters =
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc \"\\/{}[]:,\n\t0é", 18).substr(0, 16)));
    Plain plain;
    plain.words = *letters;
    plain.whole = *rc::gen::arbitrary<std::int64_t>();
    plain.natural = *rc::gen::arbitrary<std::uint64_t>();
    plain.small = *rc::gen::arbitrary<std::uint8_t>();
    plain.real = *rc::gen::arbitrary<double>();
    plain.flag = *rc::gen::arbitrary<bool>();
    plain.tags = *rc::gen::container<std::vector<std::string>>(letters);
    for (auto const& tag : plain.tags) plain.counts[tag] = *rc::gen::arbitrary<std::int32_t>();
    if (*rc::gen::arbitrary<bool>()) plain.maybe = *rc::gen::arbitrary<double>();
    plain.day = Date(*rc::gen::inRange(-700'000, 2'900'000));
    plain.at = Moment{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000)};
    plain.account = Id<Account>(*rc::gen::inRange<std::int64_t>(0, std::numeric_limits<std::int64_t>::max()));
    plain.paid = Rupiah(*rc::gen::arbitrary<std::int64_t>());
    auto const back = read<Plain>(write(plain));
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == plain);
}

}  // namespace sinergi::json
