#include "agreements/api.hpp"

#include "access/directory.hpp"
#include "access/sign_in.hpp"
#include "agreements/testing.hpp"
#include "plumbing/json/golden.hpp"
#include "plumbing/json/read.hpp"

#include <filesystem>
#include <random>

namespace sinergi::agreements {
namespace {

using access::Role;
using http::Method;
using json::testing::expect_golden;

constexpr auto written = R"({"terms":{"title":"Penanganan pengaduan dan PPKS","party_first":"3208",
"party_second":"pusat","starts_on":"2026-01-01","ends_on":"2026-12-31","number_first":"CONTOH/1","number_second":
"CONTOH/2","signed_on":"2025-12-20","answer_hours":48,"emergency_hours":6,"fields":["identity","contact"],
"signatories":[{"side":"first","name":"Asep Kepala","title":"Kepala Dinas"},{"side":"second","name":"Dewi Direktur"}]},
"contacts":[{"side":"first","name":"Rina","phone":"0232 555 0001","is_emergency":true}]})";

struct AgreementApi : access::testing::OfficeTest {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("sinergi-agreements-" + std::to_string(std::random_device{}()));
    files::FileStore files{folder};
    testing::Ear ear;
    http::Router router;
    House house{.office = office,
                .doors = *doors,
                .files = files,
                .herald = &ear,
                .region_name = [](RegionCode const& code) { return "Wilayah " + code.text(); },
                .say = [](std::string_view key, std::string_view) { return std::string(key); }};
    std::string head, clerk, admin_token;

    void SetUp() override {
        add_routes(router, house);
        add("kepala", Role::head);
        add("meja", Role::back_office);
        add("admin.satu", Role::admin);
        head = enter("kepala")->token;
        clerk = enter("meja")->token;
        admin_token = enter("admin.satu")->token;
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    http::Reply ask(Method method, std::string target, std::string body, std::string const& token,
                    std::string type = "application/json") {
        http::Asked const asked(method, std::move(target), std::move(body),
                                {{"content-type", std::move(type)}, {"authorization", "Bearer " + token}}, clock.now());
        return router.answer(asked.call);
    }
    /// Ids differ from run to run; in a golden file they are told by their place.
    static std::string without_ids(std::string text, std::vector<std::string> const& ids) {
        for (std::size_t i = 0; i < ids.size(); ++i)
            for (auto at = text.find(ids[i]); at != std::string::npos; at = text.find(ids[i]))
                text.replace(at, ids[i].size(), "ID" + std::to_string(i + 1));
        return text;
    }
    std::string created() {
        auto const reply = ask(Method::post, "/api/v1/agreements", written, head);
        EXPECT_EQ(reply.status, 201) << reply.body;
        auto const at = reply.body.find(R"("id":")") + 6;
        return reply.body.substr(at, 13);
    }
    std::string paper(std::string const& id, std::string const& bytes, std::string const& kind = "signed_file") {
        auto const body =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"pks.pdf\"\r\nContent-Type: "
            "application/pdf\r\n\r\n" +
            bytes + "\r\n--x--\r\n";
        return ask(Method::post, "/api/v1/agreements/" + id + "/papers?kind=" + kind, body, head,
                   "multipart/form-data; boundary=x")
            .body;
    }
};
SINERGI_ON_BOTH_ENGINES(AgreementApi);

TEST_P(AgreementApi, IsWrittenDownListedAndRead) {
    auto const id = created();
    auto const one = ask(Method::get, "/api/v1/agreements/" + id, "", clerk);
    EXPECT_EQ(one.status, 200);
    expect_golden("agreements_one", without_ids(one.body, {id}));
    expect_golden("agreements_list",
                  without_ids(ask(Method::get, "/api/v1/agreements?state=draft", "", clerk).body, {id}));
    EXPECT_EQ(ask(Method::get, "/api/v1/agreements", "", admin_token).status, 403);
    EXPECT_EQ(ask(Method::post, "/api/v1/agreements", written, clerk).status, 403);
    EXPECT_EQ(ask(Method::get, "/api/v1/agreements/0000000000001", "", clerk).status, 404);
    EXPECT_EQ(ask(Method::get, "/api/v1/agreements", "", "nobody").status, 401);
}

TEST_P(AgreementApi, EveryWrongFieldIsNamed) {
    auto const reply = ask(Method::post, "/api/v1/agreements",
                           R"({"terms":{"title":"x","party_first":"3208","party_second":"pusat",
                               "starts_on":"2026-02-30","ends_on":"2026-12-31","fields":["dna"]}})",
                           head);
    EXPECT_EQ(reply.status, 400);
    expect_golden("agreements_wrong_fields", reply.body);
}

TEST_P(AgreementApi, APaperIsKeptSignedAndGivenOut) {
    auto const id = created();
    EXPECT_NE(paper(id, "MZ not a pdf").find("agreements.paper_type"), std::string::npos);
    auto const taken = paper(id, "%PDF-1.4 contoh");
    auto const at = taken.find(R"("name":")") + 8;
    auto const name = taken.substr(at, 64);
    auto const got = ask(Method::get, "/api/v1/agreements/" + id + "/papers/" + name, "", clerk);
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.body, "%PDF-1.4 contoh");
    EXPECT_EQ(ask(Method::get, "/api/v1/agreements/" + id + "/papers/" + std::string(64, '0'), "", clerk).status, 404);
    EXPECT_EQ(ask(Method::post, "/api/v1/agreements/" + id + "/sign", R"({"version":1})", head).status, 409);
    auto const said = ask(Method::post, "/api/v1/agreements/" + id + "/sign", R"({"version":2})", head);
    EXPECT_EQ(said.status, 200) << said.body;
    EXPECT_NE(said.body.find(R"("is_confirmed_by_us":true)"), std::string::npos);
    EXPECT_EQ(ear.heard.size(), 3U);
}

TEST_P(AgreementApi, ThePlanIsKeptAndMarked) {
    auto const id = created();
    auto const added =
        ask(Method::post, "/api/v1/agreements/" + id + "/items",
            R"({"year":2026,"action":"Asesmen bersama","owner_first":"Rehsos","due":"2026-11-01"})", head);
    EXPECT_EQ(added.status, 201) << added.body;
    auto const at = added.body.find(R"("plan":[{"id":")") + 15;
    auto const item = added.body.substr(at, 13);
    auto const marked = ask(Method::post, "/api/v1/agreements/" + id + "/items/" + item + "/done",
                            R"({"version":1,"done_on":"2026-11-20","note":"Selesai"})", head);
    EXPECT_EQ(marked.status, 200) << marked.body;
    EXPECT_EQ(ask(Method::post, "/api/v1/agreements/" + id + "/items/" + item + "/done",
                  R"({"version":1,"note":"Belum"})", head)
                  .status,
              409)
        << "somebody else marked it since";
    expect_golden("agreements_plan", without_ids(marked.body, {id, item}));
    auto const ended = ask(Method::post, "/api/v1/agreements/" + id + "/end", R"({"why":"Tidak jadi"})", head);
    EXPECT_EQ(ended.status, 200) << ended.body;
    EXPECT_EQ(ask(Method::post, "/api/v1/agreements/" + id + "/end", R"({"why":"Tidak jadi"})", head).status, 409);
}

TEST_P(AgreementApi, TheGroundOfTodayIsTold) {
    expect_golden("agreements_ground",
                  ask(Method::get, "/api/v1/agreement_ground?to=pusat&emergency=true", "", clerk).body);
    EXPECT_EQ(ask(Method::get, "/api/v1/agreement_ground?to=kemensos", "", clerk).status, 400);
}

TEST_P(AgreementApi, TheSameKeyWritesItOnce) {
    auto const ask_keyed = [&] {
        http::Asked const asked(Method::post, "/api/v1/agreements", written,
                                {{"content-type", "application/json"},
                                 {"authorization", "Bearer " + head},
                                 {"idempotency-key", "kunci-satu-dua"}},
                                clock.now());
        return router.answer(asked.call).body;
    };
    EXPECT_EQ(ask_keyed(), ask_keyed());
    EXPECT_EQ(ear.heard.size(), 1U);
}

}  // namespace
}  // namespace sinergi::agreements
