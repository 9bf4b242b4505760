#include "requests/api.hpp"

#include "plumbing/files/loose.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/locale/locale.hpp"
#include "requests/actions/aid.hpp"
#include "requests/testing.hpp"

#include <boost/json.hpp>

#include <filesystem>
#include <fstream>
#include <random>

namespace sinergi::requests {
namespace {

using namespace testing;
using http::Method;

std::string sentence(std::string_view key, std::string_view language) {
    return std::string(locale::pattern(key, locale::language_of(language)));
}

/// The pages as their sources have them: partials and sentences are put in by the build of the web app.
std::string_view page_source(std::string_view name) {
    static std::map<std::string, std::string, std::less<>> kept;
    auto const file = std::string(name.substr(name.find('/') + 1)) + ".mustache";
    auto [at, is_new] = kept.try_emplace(file);
    if (is_new) {
        std::ifstream in(std::filesystem::path(SINERGI_SOURCE_DIR) / "web" / "public" / file);
        at->second = {std::istreambuf_iterator<char>(in), {}};
    }
    return at->second;
}

std::string form_of(std::string const& file_name, std::string const& bytes) {
    return "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file_name + "\"\r\n\r\n" + bytes +
           "\r\n--xyz--\r\n";
}

/// Black pictures as PNG, in hexadecimal digits: 200 x 100, 64 x 64 and 400 x 100.
constexpr std::string_view mark_png =
    "89504e470d0a1a0a0000000d49484452000000c8000000640100000000ebfd42a6000000194944415478daedc18100000000c3a0f953"
    "1fe00a550100c01b0a280001e7863b290000000049454e44ae426082";
constexpr std::string_view small_png =
    "89504e470d0a1a0a0000000d494844520000004000000040010000000082124c730000000f4944415478da63601805a3807c00000240"
    "0001e04d1d440000000049454e44ae426082";
constexpr std::string_view long_png =
    "89504e470d0a1a0a0000000d494844520000019000000064010000000080b05bda0000001b4944415478daedc1010d000000c2a0f74f"
    "6d0f071400000000f06013ec000130aaca7c0000000049454e44ae426082";
std::string bytes_of(std::string_view digits) {
    auto const value = [](char c) { return static_cast<unsigned char>(c <= '9' ? c - '0' : c - 'a' + 10); };
    std::string bytes;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
        bytes += static_cast<char>(value(digits[at]) * 16 + value(digits[at + 1]));
    return bytes;
}

constexpr auto request_body = R"({"kind":"cek_sktm","region":"3208012001","person":{"name":"Sari Contoh",
"nik":"3208014107809001","phone":"0812 3456 7890","answers":{"keperluan":"keringanan biaya"}}})";

struct RequestApi : RequestTest {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("sinergi-requests-" + std::to_string(std::random_device{}()));
    files::FileStore files{folder};
    http::Router router;
    std::optional<House> house;
    std::string counter_token, desk_token, kabid_token, admin_token;

    void SetUp() override {
        house.emplace(House{office,
                            *doors,
                            files,
                            [] { return std::make_shared<calendar::Calendar const>(); },
                            *areas,
                            sentence,
                            page_source,
                            {},
                            "https://contoh.example"});
        router.set_say(sentence);
        add_routes(router, *house);
        hire("admin.satu", Role::admin);
        counter_token = enter("loket")->token;
        desk_token = enter("meja")->token;
        kabid_token = enter("kabid")->token;
        admin_token = enter("admin.satu")->token;
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    http::Reply ask(Method method, std::string const& target, std::string const& token, std::string body = "",
                    std::string const& type = "application/json") {
        std::vector<std::pair<std::string, std::string>> headers{{"content-type", type}};
        if (!token.empty()) headers.emplace_back("authorization", "Bearer " + token);
        http::Asked const asked(method, target, std::move(body), headers, clock.now());
        return router.answer(asked.call);
    }
    http::Reply sends(std::string const& target, std::string const& token, std::string const& file_name,
                      std::string const& bytes) {
        return ask(Method::post, target, token, form_of(file_name, bytes), "multipart/form-data; boundary=xyz");
    }
    /// What the server does every few seconds, as if all had been put long ago.
    void remove_loose() { (void)files::remove_loose(db(), files, {&file_names()}, Moment{4'000'000'000'000}); }
    static std::string text_at(http::Reply const& reply, std::string_view member) {
        auto const value = boost::json::parse(reply.body);
        return std::string(value.as_object().at(member).as_string());
    }
    /// Through the whole course, over HTTP; answers the letter.
    std::string signed_over_http() {
        auto const id = text_at(ask(Method::post, "/api/v1/requests", counter_token, request_body), "id");
        auto const at = "/api/v1/requests/" + id;
        for (auto const* paper : {"sktm", "ktp", "kk"})
            EXPECT_EQ(sends(at + "/papers?code=" + paper, counter_token, "a.pdf", "%PDF-1.4 x").status, 201);
        EXPECT_EQ(ask(Method::post, at + "/check", desk_token,
                      R"({"checks":[{"code":"identitas","is_met":true},{"code":"keadaan","is_met":true}]})")
                      .status,
                  200);
        EXPECT_EQ(ask(Method::post, at + "/initial", kabid_token, "{}").status, 200);
        auto const letter = ask(Method::post, at + "/number", desk_token, "{}");
        EXPECT_EQ(letter.status, 200) << letter.body;
        EXPECT_EQ(sends("/api/v1/letters/" + text_at(letter, "id") + "/sign?way=paper", desk_token, "s.pdf",
                        "%PDF-1.4 tertanda")
                      .status,
                  201);
        return letter.body;
    }
};
SINERGI_ON_BOTH_ENGINES(RequestApi);

TEST_P(RequestApi, ALetterGoesFromTheCounterToTheQrPageAndIsTakenBack) {
    auto const letter = boost::json::parse(signed_over_http()).as_object();
    std::string const code(letter.at("code").as_string()), id(letter.at("id").as_string());
    auto const pdf = ask(Method::get, "/api/v1/letters/" + id + "/letter.pdf", desk_token);
    EXPECT_TRUE(pdf.body.starts_with("%PDF-"));
    auto const page = ask(Method::get, "/surat/" + code, "");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("asli dan berlaku"), std::string::npos);
    EXPECT_NE(page.body.find("1/XI/2026"), std::string::npos);
    for (auto const* personal : {"Sari", "3208014107809001", "SKTM", "Sindangjawa"})
        EXPECT_EQ(page.body.find(personal), std::string::npos) << personal;
    EXPECT_EQ(ask(Method::post, "/api/v1/letters/" + id + "/withdraw", desk_token, R"({"reason":"salah nama"})").status,
              200);
    EXPECT_NE(ask(Method::get, "/surat/" + code, "").body.find("sudah ditarik"), std::string::npos);
    auto const forged = ask(Method::get, "/surat/AAAA-BBBB-CCCC", "");
    EXPECT_EQ(forged.status, 404);
    EXPECT_NE(forged.body.find("bukan kode surat kantor ini"), std::string::npos);
}

TEST_P(RequestApi, TheCitizenFollowsItByNumberAndKeyWithoutJavaScript) {
    auto const receipt = boost::json::parse(ask(Method::post, "/api/v1/requests", counter_token, request_body).body);
    std::string const number(receipt.at("tracking_number").as_string()), key(receipt.at("key").as_string());
    auto const page = ask(Method::get, "/lacak-permohonan?nomor=" + number + "&kunci=" + key, "");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("Surat keterangan tidak mampu"), std::string::npos) << "what is missing";
    EXPECT_EQ(page.body.find("Sari"), std::string::npos);
    EXPECT_EQ(ask(Method::get, "/lacak-permohonan?nomor=" + number + "&kunci=0000-0000", "").status, 404);
    EXPECT_EQ(ask(Method::get, "/api/v1/public/requests/" + number + "?key=" + key, "").status, 200);
}

TEST_P(RequestApi, TheFileMasksNumbersUntilTheyAreOpenedWithAReason) {
    auto const id = text_at(ask(Method::post, "/api/v1/requests", counter_token, request_body), "id");
    auto const file = ask(Method::get, "/api/v1/requests/" + id, counter_token);
    EXPECT_EQ(file.body.find("3208014107809001"), std::string::npos);
    EXPECT_NE(file.body.find("3208••••••••9001"), std::string::npos);
    EXPECT_EQ(ask(Method::post, "/api/v1/requests/" + id + "/open", desk_token, R"({"reason":"x"})").status, 400);
    auto const opened =
        ask(Method::post, "/api/v1/requests/" + id + "/open", desk_token, R"({"reason":"input SIKS-NG"})");
    EXPECT_EQ(text_at(opened, "nik"), "3208014107809001");
    EXPECT_EQ(lines_of("requests.opened"), 1);
}

TEST_P(RequestApi, APaperThatIsNoPictureAndAFileWithoutSignatureAreRefused) {
    auto const id = text_at(ask(Method::post, "/api/v1/requests", counter_token, request_body), "id");
    auto const no_picture = sends("/api/v1/requests/" + id + "/papers?code=ktp", counter_token, "a.exe", "MZ\x90");
    EXPECT_EQ(text_at(no_picture, "key"), "requests.file_kind");
    auto const unknown = sends("/api/v1/requests/" + id + "/papers?code=sim", counter_token, "a.pdf", "%PDF-1.4");
    EXPECT_EQ(text_at(unknown, "key"), "requests.paper_unknown");
    auto const letter = boost::json::parse(signed_over_http()).as_object();
    auto const target = "/api/v1/letters/" + std::string(letter.at("id").as_string()) + "/sign?way=electronic";
    EXPECT_EQ(text_at(sends(target, desk_token, "s.pdf", "%PDF-1.4 polos"), "key"), "requests.no_signature");
}

TEST_P(RequestApi, ATemplateWithAnUnknownFieldIsRefusedNamingIt) {
    auto const kinds = boost::json::parse(ask(Method::get, "/api/v1/request-kinds", admin_token).body);
    auto kind = kinds.at("items").as_array().at(1).as_object();
    auto const preview = [&] {
        return ask(Method::post, "/api/v1/request-kinds/preview", admin_token,
                   boost::json::serialize(boost::json::object{{"kind", kind}}));
    };
    EXPECT_TRUE(preview().body.starts_with("%PDF-"));
    kind["letter"].as_object()["closing"] = "Untuk {nama_ibu}.";
    EXPECT_EQ(text_at(preview(), "key"), "requests.template_field_unknown");
    EXPECT_NE(preview().body.find("{nama_ibu}"), std::string::npos);
    EXPECT_EQ(ask(Method::put, "/api/v1/request-kinds", desk_token,
                  boost::json::serialize(boost::json::object{{"kind", kind}}))
                  .status,
              403);
}

TEST_P(RequestApi, TheRecapitulationCountsAndSaysWhyItIsLate) {
    (void)signed_over_http();
    ASSERT_EQ(ask(Method::post, "/api/v1/requests", counter_token, request_body).status, 201);
    clock.advance_ms(5 * day_ms);
    desk_token = enter("meja")->token;  // the session has ended meanwhile
    auto const recap = ask(Method::get, "/api/v1/request-recap?from=2026-11-01&to=2026-11-30", desk_token);
    auto const told = boost::json::parse(recap.body);
    EXPECT_EQ(told.at("all").at("received").as_int64(), 2);
    EXPECT_EQ(told.at("all").at("letters").as_int64(), 1);
    EXPECT_EQ(told.at("all").at("late").as_int64(), 1);
    EXPECT_EQ(told.at("late").as_array().at(0).at("why").as_string(), "Perlu diperiksa");
    auto const file = ask(Method::get, "/api/v1/request-recap/file?from=2026-11-01&to=2026-11-30", desk_token);
    EXPECT_TRUE(file.body.starts_with("%PDF-"));
    EXPECT_TRUE(ask(Method::get, "/api/v1/request-recap/file?format=xlsx", desk_token).body.starts_with("PK"));
}

TEST_P(RequestApi, ManyLettersBecomeOneFileAndWhatMayNotIsSaid) {
    auto const one = initialled(), two = initialled(), not_yet = received();
    auto const asked = ask(Method::post, "/api/v1/letter-batches", desk_token,
                           R"({"ids":[")" + one.text() + R"(",")" + two.text() + R"(",")" + not_yet.text() + R"("]})");
    EXPECT_EQ(asked.status, 202) << asked.body;
    jobs::Runner runner(db(), clock, ids);
    runner.on(std::string(letters_job), [&](jobs::JobContext& job) { return work_letters(*house, job); });
    while (runner.work_once()) {
    }
    auto const at = "/api/v1/letter-batches/" + text_at(asked, "job");
    auto const done = boost::json::parse(ask(Method::get, at, desk_token).body);
    EXPECT_EQ(done.at("state").as_string(), "done");
    EXPECT_EQ(done.at("letters").as_int64(), 2);
    EXPECT_EQ(done.at("refused").as_array().size(), 1U);
    EXPECT_TRUE(ask(Method::get, at + "/letters.pdf", desk_token).body.starts_with("%PDF-"));
    EXPECT_EQ(ask(Method::get, at, kabid_token).status, 404) << "somebody else's";
}

TEST_P(RequestApi, AStatusFileAnswersWhyAidStoppedAsOfADay) {
    std::string const csv =
        "Daftar penyaluran\nNo;NIK;Nama;Program;Periode;Status\n"
        "1;'3208014107809001;Sari Contoh;PKH;Tahap 3;EXCLUDE PEKERJAAN\n"
        "2;3208014107809002;Budi Contoh;PKH;Tahap 3;SP2D\n3;;;PKH;Tahap 3;SP2D\n";
    auto const sent = sends("/api/v1/aid/files?source=siksng&as_of=2026-11-01", desk_token, "status.csv", csv);
    ASSERT_EQ(sent.status, 201) << sent.body;
    EXPECT_EQ(sent.body.find("3208014107809001"), std::string::npos) << "the sample is masked";
    auto const loaded = ask(Method::post, "/api/v1/aid/files/" + text_at(sent, "id") + "/load", desk_token,
                            R"({"columns":["none","nik","name","programme","period","status"]})");
    ASSERT_EQ(loaded.status, 200) << loaded.body;
    jobs::Runner runner(db(), clock, ids);
    runner.on(std::string(aid_job), [&](jobs::JobContext& job) { return work_aid(*house, job); });
    while (runner.work_once()) {
    }
    auto const files_now = boost::json::parse(ask(Method::get, "/api/v1/aid/files", desk_token).body);
    EXPECT_EQ(files_now.at("items").as_array().at(0).at("taken").as_int64(), 2);
    EXPECT_EQ(files_now.at("items").as_array().at(0).at("faults").as_int64(), 1);
    auto const asks = [&](std::string const& body) {
        return boost::json::parse(ask(Method::post, "/api/v1/aid/standing", counter_token, body).body)
            .at("items")
            .as_array();
    };
    auto const told = asks(R"({"nik":"3208014107809001"})");
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].at("standing").as_string(), "stopped");
    EXPECT_NE(told[0].at("reason").as_string().find("PNS"), std::string::npos);
    EXPECT_EQ(asks(R"({"name":"BOEDI contoh"})").size(), 1U);
    EXPECT_EQ(asks(R"({"name":"Budi Kontoh"})").size(), 1U) << "as it sounds";
    EXPECT_TRUE(asks(R"({"name":"Bodi Contoh"})").empty());
    EXPECT_TRUE(asks(R"({"nik":"3208014107809001","on":"2026-10-31"})").empty()) << "before the file's day";
    auto const paper = ask(Method::post, "/api/v1/aid/standing.pdf", counter_token, R"({"nik":"3208014107809001"})");
    EXPECT_TRUE(paper.body.starts_with("%PDF-"));
    EXPECT_EQ(
        text_at(sends("/api/v1/aid/files?source=siksng&as_of=2026-11-01", desk_token, "x.csv", "a;b\n1;2\n"), "key"),
        "requests.aid_no_headings");
}

TEST_P(RequestApi, TheLogoStandsOnTheOfficesPaperUntilItIsTakenOff) {
    auto const put = [&](std::string const& bytes, std::string const& token) {
        return ask(Method::put, "/api/v1/letterhead/logo", token, form_of("logo.png", bytes),
                   "multipart/form-data; boundary=xyz");
    };
    EXPECT_EQ(text_at(put(bytes_of(mark_png), counter_token), "key"), "access.act_not_allowed");
    EXPECT_EQ(text_at(put("<svg xmlns='http://www.w3.org/2000/svg'/>", admin_token), "key"), "files.not_a_picture");
    EXPECT_EQ(text_at(put(bytes_of(small_png), admin_token), "key"), "requests.logo_small");
    EXPECT_EQ(text_at(put(bytes_of(long_png), admin_token), "key"), "requests.logo_long");
    EXPECT_EQ(text_at(put(std::string(2'100'000, 'x'), admin_token), "key"), "requests.logo_large");
    EXPECT_EQ(ask(Method::get, "/api/v1/letterhead/logo", admin_token).status, 404);
    auto const kept = put(bytes_of(mark_png), admin_token);
    ASSERT_EQ(kept.status, 200) << kept.body;
    EXPECT_NE(text_at(kept, "logo"), "");
    auto const shown = ask(Method::get, "/api/v1/letterhead/logo", admin_token);
    EXPECT_EQ(shown.type, "image/png");
    EXPECT_TRUE(shown.body.starts_with("\x89PNG"));
    auto const pictures_on = [&] {
        auto const kind = boost::json::parse(ask(Method::get, "/api/v1/request-kinds", admin_token).body);
        auto const body = boost::json::serialize(boost::json::object{{"kind", kind.at("items").as_array().at(0)}});
        auto const pdf = ask(Method::post, "/api/v1/request-kinds/preview", admin_token, body).body;
        EXPECT_TRUE(pdf.starts_with("%PDF-")) << pdf;
        return pdf.find("/Subtype /Image") != std::string::npos;
    };
    EXPECT_TRUE(pictures_on()) << "the preview is printed on the office's paper";
    auto const others = db().read([&](db::Tx& tx) { return paper(*house, tx, clock.now()); });
    EXPECT_EQ(others.logo_png, shown.body) << "other houses print on it too";
    EXPECT_EQ(ask(Method::put, "/api/v1/letterhead", admin_token,
                  R"({"above":"","office":"Dinas Contoh","address":"","place":"Kuningan","head_title":"Kepala"})")
                  .status,
              200);
    EXPECT_TRUE(pictures_on()) << "a changed address keeps the logo";
    auto const gone = ask(Method::del, "/api/v1/letterhead/logo", admin_token);
    EXPECT_EQ(text_at(gone, "logo"), "");
    EXPECT_FALSE(pictures_on());
    remove_loose();
    EXPECT_TRUE(files.list().empty()) << "what nobody needs is not kept";
}

TEST_P(RequestApi, WhoErasesSeesFirstWhatWouldGoAndNobodysName) {
    hire("dpo.satu", Role::dpo);
    auto const dpo = enter("dpo.satu")->token;
    auto const letter = boost::json::parse(signed_over_http()).as_object();
    std::string const id(letter.at("request").as_string());
    auto const at = "/api/v1/requests/" + id, pdf = "/api/v1/letters/" + std::string(letter.at("id").as_string());
    EXPECT_EQ(text_at(ask(Method::post, at + "/erase", dpo, R"({"reason":"permintaan warga"})"), "key"),
              "requests.still_open");
    ASSERT_EQ(ask(Method::post, at + "/hand_over", counter_token, "{}").status, 200);
    EXPECT_EQ(ask(Method::get, at + "/erasure", counter_token).status, 403);
    auto const seen = ask(Method::get, at + "/erasure", dpo);
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(boost::json::parse(seen.body).at("papers").as_int64(), 3);
    EXPECT_EQ(boost::json::parse(seen.body).at("letters").as_int64(), 1);
    EXPECT_EQ(seen.body.find("Sari"), std::string::npos);
    EXPECT_EQ(text_at(ask(Method::post, at + "/erase", dpo, R"({"reason":"x"})"), "key"), "http.input_wrong");
    ASSERT_EQ(ask(Method::post, at + "/erase", dpo, R"({"reason":"permintaan warga"})").status, 204);
    EXPECT_TRUE(boost::json::parse(ask(Method::get, at + "/erasure", dpo).body).at("is_erased").as_bool());
    EXPECT_EQ(text_at(ask(Method::get, pdf + "/letter.pdf", desk_token), "key"), "requests.letter_erased");
    EXPECT_EQ(text_at(ask(Method::get, pdf + "/scan", desk_token), "key"), "requests.no_scan");
    remove_loose();
    EXPECT_TRUE(files.list().empty()) << "papers and scans are gone from the disk";
    auto const file = ask(Method::get, at, desk_token).body;
    for (auto const* personal : {"keringanan biaya", "6281234567890", "9001"})
        EXPECT_EQ(file.find(personal), std::string::npos) << personal;
    EXPECT_EQ(boost::json::parse(file).at("person").at("name").as_string(), "");
}

TEST_P(RequestApi, TheOfficeSaysInItsOwnWordsWhatAStatusMeans) {
    auto const put = [&](std::string const& code, std::string const& words, std::string const& token) {
        return ask(Method::put, "/api/v1/aid/reasons", token,
                   R"({"code":")" + code + R"(","standing":"stopped","words":")" + words +
                       R"(","text_id":"Kuota daerah habis.","text_en":"The local quota is used up.",)"
                       R"("who_id":"Dinas Sosial","who_en":"The social office",)"
                       R"("next_id":"Tunggu tahap berikutnya.","next_en":"Wait for the next stage."})");
    };
    EXPECT_EQ(put("kuota", "kuota habis", counter_token).status, 403);
    EXPECT_EQ(text_at(put("Kuota!", "kuota habis", admin_token), "key"), "requests.reason_code_malformed");
    EXPECT_EQ(text_at(put("kuota", "", admin_token), "key"), "requests.reason_words_missing");
    auto const taken = put("kuota", "kuota habis|Meninggal", admin_token);
    EXPECT_EQ(text_at(taken, "key"), "requests.reason_words_taken");
    EXPECT_NE(taken.body.find("meninggal"), std::string::npos);
    auto const wrong = ask(Method::put, "/api/v1/aid/reasons", admin_token, R"({"code":"k","standing":"stopped"})");
    for (auto const* member : {"code", "text_id", "next_en"})
        EXPECT_NE(wrong.body.find(member), std::string::npos) << member << " is named with the others";
    ASSERT_EQ(put("kuota", "kuota habis", admin_token).status, 200);
    ASSERT_EQ(put("kuota", "kuota habis|kuota penuh", admin_token).status, 200) << "its own words are no others'";
    auto const reasons = db().read([](db::Tx& tx) { return store::aid_reasons(tx); });
    EXPECT_EQ(meaning(reasons, "KUOTA PENUH").text_id, "Kuota daerah habis.");
}

TEST(AidWords, TheLongestWordsOfAStatusDecideAndOnlyWholeOnes) {
    std::vector<AidReason> const reasons{
        {.code = "exclude", .standing = AidStanding::stopped, .words = "exclude"},
        {.code = "job", .standing = AidStanding::stopped, .words = "exclude pekerjaan"},
        {.code = "bank", .standing = AidStanding::in_process, .words = "si|top up"},
        {.code = "tidak_dikenal"}};
    EXPECT_EQ(meaning(reasons, "EXCLUDE").code, "exclude");
    EXPECT_EQ(meaning(reasons, "Exclude - Pekerjaan").code, "job");
    EXPECT_EQ(meaning(reasons, "Top-Up").code, "bank");
    EXPECT_EQ(meaning(reasons, "sisa kuota").code, "tidak_dikenal");
}

TEST(AidColumns, AreKnownByTheirHeadingsOnce) {
    std::vector<std::string> const headings{"No", "NIK", "NIK Pengurus", "Nama Penerima", "Status Penyaluran"};
    auto const columns = columns_of(headings);
    EXPECT_EQ(columns,
              (std::vector{AidColumn::none, AidColumn::nik, AidColumn::none, AidColumn::name, AidColumn::status}));
    EXPECT_TRUE(check_columns(columns));
    EXPECT_EQ(check_columns(std::vector{AidColumn::nik}).error().key, "requests.aid_no_status");
    EXPECT_EQ(check_columns(std::vector{AidColumn::status}).error().key, "requests.aid_no_person");
}

}  // namespace
}  // namespace sinergi::requests
