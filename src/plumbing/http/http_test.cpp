#include "plumbing/http/http.hpp"

#include "base/text.hpp"
#include "plumbing/http/inner.hpp"
#include "plumbing/log/log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::string_literals;

struct Thing;
struct NoteIn {
    Id<Thing> id;
    Text<1, 100> text;
    std::optional<std::int32_t> stars;
};
BOOST_DESCRIBE_STRUCT(NoteIn, (), (id, text, stars))
struct NoteOut {
    Id<Thing> id;
    std::string text;
    std::int32_t stars = 0;
};
BOOST_DESCRIBE_STRUCT(NoteOut, (), (id, text, stars))
struct ListIn {
    std::optional<std::string> state;
    std::int32_t limit = 50;
    std::vector<std::string> tag;
    static constexpr std::string_view optional_members = "limit,tag";
};
BOOST_DESCRIBE_STRUCT(ListIn, (), (state, limit, tag))
struct ListOut {
    std::vector<NoteOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ListOut, (), (items, next))
struct WordIn {
    std::string word;
};
BOOST_DESCRIBE_STRUCT(WordIn, (), (word))

Router::StaticFile const page{"/index.html", "text/html; charset=utf-8", "<p>plain</p>", "GZIPPED", "abc", false};
Router::StaticFile const script{"/app.js", "text/javascript", "let a", "", "def", true};

Router small_router() {
    Router router;
    router.add<NoteIn, NoteOut>(Method::post, "/api/v1/things/{id}/note", {.summary = "Note", .tag = "things"},
                                [](Call const&, NoteIn const& in) -> Result<NoteOut> {
                                    return NoteOut{in.id, in.text.text(), in.stars.value_or(0)};
                                });
    router.add<ListIn, ListOut>(Method::get, "/api/v1/things", {.summary = "List", .tag = "things", .is_public = true},
                                [](Call const&, ListIn const& in) -> Result<ListOut> {
                                    ListOut out;
                                    for (auto const& tag : in.tag) out.items.push_back({{}, tag, in.limit});
                                    out.next = in.state;
                                    return out;
                                });
    router.add<NoteIn, NoteOut>(Method::put, "/api/v1/things/{id}", {.summary = "Make", .status = 201},
                                [](Call const&, NoteIn const& in) -> Result<Answer<NoteOut>> {
                                    return Answer<NoteOut>{{in.id, in.text.text(), 1},
                                                           {.headers = {{"X-Made", "yes"}}}};
                                });
    router.add<WordIn, Nothing>(Method::del, "/api/v1/things/{word}", {.summary = "Delete"},
                                [](Call const&, WordIn const& in) -> Result<Nothing> {
                                    if (in.word == "mine") return Nothing{};
                                    if (in.word == "gone") throw Unavailable("database gone");
                                    if (in.word == "broken") throw std::runtime_error("secret inside");
                                    if (in.word == "closed") return refuse(Why::unknown, "access.sign_in_first");
                                    return refuse(Why::conflict, "things.changed");
                                });
    router.add_raw(Method::get, "/api/v1/things/special", {}, [](Call const&) { return Reply::html("special"); });
    router.add_stream("/api/v1/live", {}, [](Call const& call, std::shared_ptr<Stream> const& stream) -> Done {
        if (call.token().empty()) return refuse(Why::unknown, "access.sign_in_first");
        stream->send("change", "a\nb", 7);
        return {};
    });
    std::array const files{page, script};
    router.add_static(files, "/index.html");
    return router;
}

std::string header_of(Reply const& reply, std::string_view name) {
    for (auto const& [key, value] : reply.headers) {
        if (key == name) return value;
    }
    return {};
}

Reply ask(Method method, std::string target, std::string body = {},
          std::vector<std::pair<std::string, std::string>> headers = {}) {
    static auto const router = small_router();
    Asked const asked(method, std::move(target), std::move(body), std::move(headers));
    return router.answer(asked.call);
}

TEST(Router, ATypedRouteReadsPathAndBodyAndAnswersItsStruct) {
    auto const reply = ask(Method::post, "/api/v1/things/0000000000042/note", R"({"text":"Halo","stars":3})");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, R"({"id":"0000000000042","text":"Halo","stars":3})");
}

TEST(Router, WrongFieldsAreAllNamedWithTheirSentences) {
    auto router = small_router();
    router.set_say([](std::string_view key, std::string_view language) {
        return fmt::format("{}:{} <{{limit}}>", language, key);
    });
    Asked const asked(Method::post, "/api/v1/things/!/note", R"({"stars":3000000000,"admin":1})",
                      {{"Accept-Language", "fr, en-GB;q=0.8"}});
    auto const reply = router.answer(asked.call);
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.type, "application/problem+json");
    EXPECT_EQ(reply.body,
              R"({"type":"about:blank","title":"Bad Request","status":400,"detail":"en:http.input_wrong <>",)"
              R"("key":"http.input_wrong","about":"","errors":[)"
              R"({"path":"stars","key":"http.out_of_range","message":"en:http.out_of_range <-2147483648..2147483647>",)"
              R"("limit":"-2147483648..2147483647"},)"
              R"({"path":"admin","key":"http.unknown_member","message":"en:http.unknown_member <>","limit":""},)"
              R"({"path":"id","key":"base.id_malformed","message":"en:base.id_malformed <>","limit":""},)"
              R"({"path":"text","key":"http.member_missing","message":"en:http.member_missing <>","limit":""}]})");
}

TEST(Router, AGetReadsItsQuery) {
    EXPECT_EQ(ask(Method::get, "/api/v1/things?tag=a&limit=7&tag=b%20c&state=&lang=en").body,
              R"({"items":[{"id":"0000000000000","text":"a","stars":7},)"
              R"({"id":"0000000000000","text":"b c","stars":7}],"next":null})");
    EXPECT_EQ(ask(Method::get, "/api/v1/things?tag=a+b").body,
              R"({"items":[{"id":"0000000000000","text":"a b","stars":50}],"next":null})");
    EXPECT_THAT(ask(Method::get, "/api/v1/things?limit=x&order=1").body,
                HasSubstr(R"("path":"order","key":"http.unknown_member")"));
}

TEST(Router, AnswersCarryStatusAndHeaders) {
    auto const made = ask(Method::put, "/api/v1/things/1", R"({"text":"a"})");
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(header_of(made, "X-Made"), "yes");
    EXPECT_EQ(ask(Method::del, "/api/v1/things/mine").status, 204);
    EXPECT_EQ(ask(Method::del, "/api/v1/things/other").status, 409);
    auto const unknown = ask(Method::del, "/api/v1/things/closed");
    EXPECT_EQ(unknown.status, 401);
    EXPECT_EQ(header_of(unknown, "WWW-Authenticate"), "Bearer");
}

TEST(Router, WhatBreaksInsideIsLoggedWithAnIdAndNotTold) {
    std::string logged;
    log::listen([&](log::Level, std::string const& line) { logged = line; });
    auto const broken = ask(Method::del, "/api/v1/things/broken");
    log::listen({});
    EXPECT_EQ(broken.status, 500);
    EXPECT_THAT(broken.body, HasSubstr("http.our_fault"));
    EXPECT_THAT(broken.body, Not(HasSubstr("secret")));
    auto const about = broken.body.find("\"about\":\"") + 9;
    EXPECT_THAT(logged, HasSubstr(broken.body.substr(about, broken.body.find('"', about) - about)));
    auto const gone = ask(Method::del, "/api/v1/things/gone");
    EXPECT_EQ(gone.status, 503);
    EXPECT_EQ(header_of(gone, "Retry-After"), "5");
}

TEST(Router, WhoMustWaitIsToldHowLong) {
    auto const wait = [](std::int64_t ms) {
        return header_of(problem(refuse_for_now("access.locked", ms).error(), "id", {}), "Retry-After");
    };
    EXPECT_EQ(wait(1'001), "2") << "rounded up: who comes back in time is let in";
    EXPECT_EQ(wait(60'000), "60");
    EXPECT_EQ(wait(0), "10") << "not known";
}

TEST(Router, WordsComeBeforeParametersAndOtherMethodsAreNamed) {
    EXPECT_EQ(ask(Method::get, "/api/v1/things/special").body, "special");
    auto const wrong = ask(Method::get, "/api/v1/things/5");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(header_of(wrong, "Allow"), "PUT, DELETE");
    EXPECT_EQ(ask(Method::del, "/api/v1/things/special").status,
              409);  // the parameter takes what the word does not serve
    EXPECT_EQ(ask(Method::del, "/api/v1/things/%zz").status, 400);
}

TEST(Router, WhatIsNotThereIsAProblemForProgramsAndAPageForPeople) {
    auto const api = ask(Method::get, "/api/v1/nothing", "", {{"accept", "text/html"}});
    EXPECT_EQ(api.status, 404);
    EXPECT_EQ(api.type, "application/problem+json");
    auto const app = ask(Method::get, "/antrian/saya", "", {{"accept", "text/html,*/*"}});
    EXPECT_EQ(app.status, 200);
    EXPECT_EQ(app.body, "<p>plain</p>");
    EXPECT_EQ(ask(Method::get, "/", "", {{"accept", "*/*"}}).body, "<p>plain</p>") << "a folder is its first page";
    EXPECT_EQ(ask(Method::get, "/nothing.png").status, 404);
    Router const bare;
    Asked const asked(Method::get, "/nothing", "", {{"accept", "text/html"}});
    EXPECT_EQ(bare.answer(asked.call).type, "text/html; charset=utf-8");
}

TEST(Router, AnAddressTypedWithCapitalsOrASlashAtItsEndLeadsToThePage) {
    Router router;
    router.add_raw(Method::get, "/report", {}, [](Call const&) { return Reply::html("report"); });
    router.add_raw(Method::get, "/letter/{key}", {},
                   [](Call const& call) { return Reply::html(call.parameters.at("key")); });
    auto const typed = [&](char const* target) {
        Asked asked(Method::get, target, "", {{"accept", "text/html"}});
        return router.answer(asked.call);
    };
    EXPECT_EQ(typed("/Report/").status, 303);
    EXPECT_EQ(header_of(typed("/Report/"), "Location"), "/report");
    EXPECT_EQ(header_of(typed("/REPORT?lang=en"), "Location"), "/report?lang=en");
    EXPECT_EQ(typed("/report").body, "report");
    EXPECT_EQ(typed("/letter/ABC").body, "ABC") << "a key keeps its capitals";
    EXPECT_EQ(header_of(typed("/letter/ABC/"), "Location"), "") << "what a parameter holds is not guessed";
    EXPECT_EQ(header_of(typed("//report"), "Location"), "");
}

TEST(Router, FilesHaveTagsAndStoredForms) {
    auto const plain = ask(Method::get, "/index.html");
    EXPECT_EQ(header_of(plain, "ETag"), "\"abc\"");
    EXPECT_EQ(header_of(plain, "Cache-Control"), "no-cache");
    auto const gzip = ask(Method::get, "/index.html", "", {{"accept-encoding", "br, gzip;q=0.5"}});
    EXPECT_EQ(gzip.body, "GZIPPED");
    EXPECT_EQ(header_of(gzip, "Content-Encoding"), "gzip");
    EXPECT_EQ(ask(Method::get, "/index.html", "", {{"accept-encoding", "gzip;q=0"}}).body, "<p>plain</p>");
    auto const known = ask(Method::get, "/index.html", "", {{"if-none-match", "W/\"x\", \"abc\""}});
    EXPECT_EQ(known.status, 304);
    EXPECT_EQ(known.body, "");
    EXPECT_THAT(header_of(ask(Method::get, "/app.js"), "Cache-Control"), HasSubstr("immutable"));
}

TEST(Router, AStreamIsRefusedOrOpened) {
    EXPECT_EQ(ask(Method::get, "/api/v1/live").status, 401);
    auto const open = ask(Method::get, "/api/v1/live", "", {{"authorization", "Bearer abc"}});
    EXPECT_EQ(open.type, "text/event-stream");
    EXPECT_EQ(open.body, "id: 7\nevent: change\ndata: a\ndata: b\n\n");
}

TEST(Router, AFormIsNotJson) {
    auto const reply =
        ask(Method::put, "/api/v1/things/1", "text=a", {{"content-type", "application/x-www-form-urlencoded"}});
    EXPECT_EQ(reply.status, 400);
    EXPECT_THAT(reply.body, HasSubstr("http.not_json"));
}

TEST(Router, TellsItselfAsOpenApi) {
    auto const told = small_router().openapi("Sinergi", "1.0");
    auto const read = json::read<json::RawJson>(told);
    ASSERT_TRUE(read.has_value()) << told;
    for (auto const* part : {
             R"({"openapi":"3.1.0","info":{"title":"Sinergi","version":"1.0"},)"
             R"("paths":{"/api/v1/things/{id}/note":{"post":)",
             R"("operationId":"post_things_id_note","summary":"Note","tags":["things"],)"
             R"("parameters":[{"name":"id","in":"path")",
             R"("schema":{"type":"string","format":"id","x-thing":"Thing"})",
             R"("requestBody":{"required":true,"content":{"application/json":)"
             R"({"schema":{"$ref":"#/components/schemas/NoteIn"}}}})",
             R"("NoteIn":{"type":"object","properties":{"text":{"type":"string","minLength":1,"maxLength":100},)"
             R"("stars":{"type":["integer","null"],"format":"int32"}},"required":["text"],)"
             R"("additionalProperties":false})",
             R"("ListOut":{"type":"object","properties":{"items":{"type":"array",)"
             R"("items":{"$ref":"#/components/schemas/NoteOut"}})",
             R"("responses":{"204":{"description":"No Content"})",
             R"({"name":"limit","in":"query","required":false,"schema":{"type":"integer","format":"int32"}})",
         }) {
        EXPECT_THAT(told, HasSubstr(part));
    }
}

TEST(Call, FindsHeadersCookiesAndQueryMembers) {
    Asked const asked(Method::get, "/a?x=1&y=a%2Bb+c&x=2&bad=%", "",
                      {{"Cookie", "lang=en; sinergi_session=abc"}, {"X-One", "1"}});
    auto const& call = asked.call;
    EXPECT_EQ(call.header("x-one"), "1");
    EXPECT_EQ(call.cookie("sinergi_session"), "abc");
    EXPECT_EQ(call.cookie("session"), "");
    EXPECT_EQ(call.token(), "abc");
    EXPECT_EQ(call.asked("x"), "1");
    EXPECT_EQ(call.asked("y"), "a+b c");
    EXPECT_FALSE(call.asked("bad"));
    EXPECT_FALSE(call.asked("z"));
    EXPECT_EQ(call.language(), "en");
    Asked const plain(Method::get, "/", "", {{"accept-language", "de, fr"}, {"authorization", "bearer  t "}});
    EXPECT_EQ(plain.call.language(), "id");
    EXPECT_EQ(plain.call.token(), "t");
}

std::vector<std::string> told(Result<std::vector<FormPart>> const& parts) {
    if (!parts) return {std::string(parts.error().key)};
    std::vector<std::string> lines;
    for (auto const& p : *parts) lines.push_back(fmt::format("{}|{}|{}|{}", p.name, p.file_name, p.type, p.bytes));
    return lines;
}

TEST(Form, ReadsPartsAndPairs) {
    using Lines = std::vector<std::string>;
    struct Row {
        char const* why;
        char const* type;
        std::string body;
        Lines parts;
    };
    for (auto const& row : std::vector<Row>{
             {"pairs",
              "application/x-www-form-urlencoded; charset=utf-8",
              "a=1&b=x+y%26&c",
              {"a|||1", "b|||x y&", "c|||"}},
             {"a field and a file",
              "multipart/form-data; boundary=\"XX\"",
              "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nsatu\r\n--XX\r\ncontent-disposition: "
              "form-data; name=f; "
              "filename=\"a \\\"b\\\".jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\r\n\0--X\r\n\r\n--XX--\r\n"s,
              {"a|||satu", "f|a \"b\".jpg|image/jpeg|\r\n\0--X\r\n"s}},
             {"an empty part after a preface",
              "multipart/form-data; boundary=b",
              "hello\r\n--b \r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--b--",
              {"a|||"}},
             {"nothing in between", "multipart/form-data; boundary=b", "--b--", {}},
             {"no end",
              "multipart/form-data; boundary=b",
              "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx",
              {"http.form_malformed"}},
             {"no name",
              "multipart/form-data; boundary=b",
              "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
              {"http.form_malformed"}},
             {"no boundary", "multipart/form-data", "--b--", {"http.form_malformed"}},
             {"JSON", "application/json", "{}", {"http.form_malformed"}},
         }) {
        SCOPED_TRACE(row.why);
        Asked const asked(Method::post, "/lapor", row.body, {{"content-type", row.type}});
        EXPECT_EQ(told(read_form(asked.call)), row.parts);
    }
}

TEST(Target, IsTakenApartOrRefused) {
    EXPECT_EQ(parse_target("/a/b?c=d?e")->query, "c=d?e");
    EXPECT_EQ(parse_target("http://host:80/a?b")->path, "/a");
    EXPECT_EQ(parse_target("https://host")->path, "/");
    for (auto const* wrong : {"", "a", "*", "/a b", "/a#b", "/a\x7f"}) EXPECT_FALSE(parse_target(wrong)) << wrong;
    EXPECT_FALSE(percent_decoded("a%00", Plus::is_plus));
}

TEST(Answers, CannotBeSplitByALineEndInAHeader) {
    Outcome outcome;
    outcome.reply.headers.emplace_back("Location", "/a\r\nSet-Cookie: x=1");
    auto const head = head_of(outcome, {.date = "now", .is_tls = true});
    EXPECT_THAT(head, HasSubstr("Location: /aSet-Cookie: x=1\r\n"));
    EXPECT_THAT(head, HasSubstr("Strict-Transport-Security"));
    EXPECT_THAT(head, HasSubstr("frame-ancestors 'none'"));
    EXPECT_THAT(Reply::file("x", "text/csv", "rekap \"mei\".csv").headers[0].second,
                HasSubstr("filename=\"rekap _mei_.csv\""));
}

TEST(Answers, LargeTextIsCompressedForWhoReadsIt) {
    Outcome outcome;
    outcome.reply.body.assign(10'000, 'a');
    squeeze(outcome, "identity");
    EXPECT_EQ(outcome.reply.body.size(), 10'000U);
    squeeze(outcome, "gzip, br");
    EXPECT_LT(outcome.reply.body.size(), 200U);
    EXPECT_EQ(header_of(outcome.reply, "Content-Encoding"), "gzip");
}

RC_GTEST_PROP(Form, WhatABrowserSendsIsWhatIsRead, (std::vector<std::string> const& fields)) {
    RC_PRE(fields.size() < 200U);
    std::string body;
    for (auto const& field : fields) {
        RC_PRE(field.find("--XYZZY") == field.npos);
        body += "--XYZZY\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n" + field + "\r\n";
    }
    body += "--XYZZY--\r\n";
    Asked const asked(Method::post, "/", body, {{"content-type", "multipart/form-data; boundary=XYZZY"}});
    auto const parts = read_form(asked.call);
    RC_ASSERT(parts.has_value());
    RC_ASSERT(parts->size() == fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) RC_ASSERT(parts->at(i).bytes == fields[i]);
}

}  // namespace
}  // namespace sinergi::http
