#include "grievances/store.hpp"

#include "grievances/store/photos.hpp"
#include "grievances/store/search.hpp"
#include "grievances/store_sql.hpp"
#include "grievances/testing.hpp"
#include "plumbing/files/loose.hpp"

#include <map>
#include <set>

namespace sinergi::grievances {
namespace {

using namespace testing;

struct GrievanceStore : GrievanceTest {
    UnitId rehsos = unit("REHSOS");
    Officer head = hire("head", Role::head);
    Officer back = hire("back", Role::back_office, "3208", rehsos);
    Officer village = hire("village", Role::village_operator, sindangjawa);

    GrievanceId put(Grievance g, std::string const& body = "isi laporan", std::string const& place = "") {
        g.id = ids.make<Grievance>(clock.now());
        if (g.region == RegionCode{}) g.region = region(sindangjawa);
        if (g.kind.empty()) g.kind = "layanan";
        EXPECT_TRUE(write([&](db::Tx& tx) -> Done {
            store::insert(tx, g, {.channel = "web", .privacy = "open", .place = place, .body = body},
                          store::search_words(body, place));
            return {};
        }));
        return g.id;
    }
    /// 57 complaints of two villages, every third at the very same promise.
    std::set<std::int64_t> many() {
        std::set<std::int64_t> all;
        for (int i = 0; i < 57; ++i) {
            Grievance g;
            g.region = region(i % 2 == 0 ? sindangjawa : windujanten);
            g.promise_at = noon.plus_ms((i / 3) * day_ms);
            g.officer = i % 5 == 0 ? back.id : AccountId{};
            g.unit = i % 4 == 0 ? rehsos : UnitId{};
            all.insert(put(g).raw());
        }
        return all;
    }
    /// Every page of a list, one behind the other.
    template <class F>
    std::vector<store::Listed> pages(F&& page_of) {
        std::vector<store::Listed> all;
        std::string after;
        for (int page = 0; page < 100; ++page) {
            auto const got = db().read([&](db::Tx& tx) { return page_of(tx, after); }).value();
            EXPECT_LE(got.rows.size(), 7U);
            all.insert(all.end(), got.rows.begin(), got.rows.end());
            if (got.next.empty()) return all;
            after = got.next;
        }
        ADD_FAILURE() << "the list never ends";
        return all;
    }
    std::vector<store::Listed> queue(Officer const& by, std::string name, std::string_view area = "") {
        return pages([&](db::Tx& tx, std::string const& after) {
            return store::list_queue(tx, sees(by, area), {.queue = name}, after, 7, clock.now());
        });
    }
    std::vector<store::Listed> newest(Officer const& by, std::string_view area = "") {
        return pages(
            [&](db::Tx& tx, std::string const& after) { return store::list_newest(tx, sees(by, area), {}, after, 7); });
    }
    std::vector<store::Listed> found(std::string const& q, Officer const& by) {
        return pages([&](db::Tx& tx, std::string const& after) {
            return store::search(tx, sees(by), {}, store::asked_words(q), after, 7);
        });
    }
    static std::set<std::int64_t> ids_of(std::vector<store::Listed> const& rows) {
        std::set<std::int64_t> out;
        for (auto const& row : rows) EXPECT_TRUE(out.insert(row.id.raw()).second) << "twice";
        return out;
    }
};
SINERGI_ON_BOTH_ENGINES(GrievanceStore);

TEST_P(GrievanceStore, EveryStatementIsUnderstoodAndNoneWalksTheTable) {
    many();
    // Who walks on purpose: what an administrator keeps is small, the board and the index of reporters read everything,
    // retention runs at night.
    std::set<std::string_view> const may_walk{
        "grievances.kinds", "grievances.templates",   "grievances.board_page",    "grievances.erasable",
        "grievances.load",  "grievances.list_newest", "grievances.walked_to",     "grievances.highest_id",
        "grievances.reach", "grievances.last_climb",  "grievances.complete_term", "grievances.reporter_names"};
    for (auto const& plan : db::testing::prepare_all(db(), sql::all)) {
        SCOPED_TRACE(plan.name);
        if (may_walk.contains(plan.name)) continue;
        auto text = plan.text;
        // What a subquery or a list of ids handed over is walked whole, and is short.
        for (std::string_view const short_one : {"SCAN x", "SCAN w", "SCAN json_each", "SCAN f\n"})
            for (auto at = text.find(short_one); at != std::string::npos; at = text.find(short_one))
                text.erase(at, short_one.size());
        db::testing::Plan const plain{plan.name, plan.columns, text};
        // A queue walks open complaints by promise or by area and looks at each: what `visible` leaves out is its
        // filter.
        bool const is_list = plan.name.starts_with("grievances.list_") || plan.name == "grievances.count_queue" ||
                             plan.name.starts_with("grievances.find");
        bool const is_bare = GetParam() == db::Engine::sqlite
                                 ? plain.is_scan()
                                 : text.find("Seq Scan on grievance g") != std::string::npos;
        EXPECT_FALSE(is_list ? is_bare : plain.is_scan()) << plan.text;
    }
}

TEST_P(GrievanceStore, ColumnsAreCalledAsTheMembers) {
    using db::testing::members_of;
    std::map<std::string_view, std::vector<std::string>> const columns{
        {"grievances.list_open", members_of<store::Listed>()},
        {"grievances.find", members_of<Grievance>()},
        {"grievances.find_plain", members_of<Grievance>()},
        {"grievances.find_content", members_of<store::Content>()},
        {"grievances.steps_of", members_of<store::StepRow>()},
        {"grievances.public_steps_of", members_of<store::StepRow>()},
        {"grievances.kinds", members_of<Kind>()},
        {"grievances.count_queue", members_of<store::Waiting>()},
        {"grievances.load", members_of<store::Load>()},
        {"grievances.answered_since", members_of<store::Answered>()},
        {"grievances.find_reporter", members_of<store::Reporter>()},
        {"grievances.named_of", members_of<store::NamedRow>()},
        {"grievances.nearby", members_of<store::Nearby>()}};
    for (auto const& plan : db::testing::prepare_all(db(), sql::all)) {
        auto const is =
            plan.name.starts_with("grievances.list_") ? columns.find("grievances.list_open") : columns.find(plan.name);
        if (is == columns.end()) continue;
        EXPECT_EQ(plan.columns, is->second) << plan.name;
    }
}

TEST_P(GrievanceStore, WhatGoesInComesOut) {
    Grievance g;
    g.id = ids.make<Grievance>(noon);
    g.region = region(sindangjawa);
    g.kind = "anak";
    g.state = State::diteruskan;
    g.state_since = noon.plus_ms(1);
    g.state_due = noon.plus_ms(2);
    g.received_at = noon.plus_ms(3);
    g.promise_at = noon.plus_ms(4);
    g.verified_at = noon.plus_ms(5);
    g.is_verified_in_time = false;
    g.unit = rehsos;
    g.officer = back.id;
    g.guard = 1;
    g.is_urgent = true;
    store::Content const said{.channel = "whatsapp",
                              .privacy = "confidential",
                              .place = "pasar 'lama'; --",
                              .lat = -6.98,
                              .lon = 108.48,
                              .body = "baris satu\nbaris dua 🙏",
                              .source_ref = "WA",
                              .received_by = head.id};
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        store::insert(tx, g, said, {});
        return {};
    }));
    auto const got = stands(g.id);
    EXPECT_EQ(got.state, g.state);
    EXPECT_EQ(got.state_due, g.state_due);
    EXPECT_EQ(got.verified_at, g.verified_at);
    EXPECT_EQ(got.is_verified_in_time, false);
    EXPECT_EQ(got.officer, back.id);
    EXPECT_TRUE(got.is_urgent);
    EXPECT_TRUE(got.climbed_to.is_none());
    auto const c = content(g.id);
    EXPECT_EQ(c.body, said.body);
    EXPECT_EQ(c.place, said.place);
    EXPECT_EQ(c.lat, said.lat);
    EXPECT_EQ(c.received_by, head.id);
    EXPECT_FALSE(c.is_satisfied);
}

TEST_P(GrievanceStore, ReporterNamedAndPhotosStandBesideIt) {
    auto const id = received(report("dipukul", "kekerasan"));
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        store::insert_reporter(tx, {.grievance = id,
                                    .name = "Ibu Contoh",
                                    .phone = "+6281200000001",
                                    .contact = "whatsapp",
                                    .hours_from = 16,
                                    .hours_to = 20,
                                    .no_text = true});
        store::insert_named(
            tx, id,
            {{.kind = "officer", .account = back.id, .unit = rehsos, .region = region(sindangjawa), .name = "Sari"}});
        store::insert_named(tx, id, {{.kind = "village", .region = region(sindangjawa)}});
        store::insert_photo(
            tx, {.id = PhotoId(9), .digest = "d", .thumb = "t", .width = 4, .height = 3, .lat = -6.9, .lon = 108.4}, {},
            "tok", noon);
        SINERGI_MUST(store::attach_photo(tx, PhotoId(9), "tok", id));
        return {};
    }));
    auto const photo_count = db().read([&](db::Tx& tx) {
        auto const r = store::find_reporter(tx, id).value();
        EXPECT_EQ(r.phone, "+6281200000001");
        EXPECT_EQ(r.hours_from, 16);
        EXPECT_TRUE(r.no_text);
        EXPECT_EQ(store::named(tx, id).size(), 2U);
        EXPECT_EQ(store::photos(tx, id).at(0).width, 4);
        EXPECT_EQ(store::find_photo(tx, PhotoId(9))->grievance, id);
        EXPECT_TRUE(store::same_phone(tx, "+6281200000001").empty())
            << "who reported in confidence is not found by telephone";
        return store::photos(tx, id).size();
    });
    EXPECT_EQ(photo_count, 1U);
    EXPECT_EQ(no(write([&](db::Tx& tx) { return store::attach_photo(tx, PhotoId(9), "tok", GrievanceId(5)); })),
              "grievances.photo_unknown")
        << "a photo is attached once";
    auto const let_go = [&] {
        return db().read([](db::Tx& tx) { return files::unnamed(tx, {&file_names()}, files::loose(tx)).size(); });
    };
    EXPECT_EQ(let_go(), 0U);
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        store::drop_photos(tx, id);
        return {};
    }));
    EXPECT_EQ(let_go(), 2U) << "the photo and its small one";
}

TEST_P(GrievanceStore, UpdatesKeepEverythingAndAreGuardedByTheVersion) {
    auto g = stands(put({}));
    g.state = State::dijawab;
    g.extended_to = access::testing::day("2026-12-20");
    g.first_answer_at = noon;
    g.answered_at = noon.plus_ms(1);
    g.climbed_to = head.id;
    g.climbs = 2;
    g.guard = 1;
    g.is_urgent = true;
    g.promise_at = noon.plus_ms(9);
    ++g.version;
    auto const update = [&](db::Tx& tx) -> Done {
        store::update(tx, g);
        return {};
    };
    ASSERT_TRUE(write(update));
    auto const got = stands(g.id);
    EXPECT_EQ(got.extended_to, g.extended_to);
    EXPECT_EQ(got.answered_at, g.answered_at);
    EXPECT_EQ(got.climbed_to, head.id);
    EXPECT_EQ(got.promise_at, g.promise_at);
    EXPECT_TRUE(got.is_urgent);
    EXPECT_EQ(got.version, 2);
    EXPECT_THROW((void)write(update), db::Clash) << "it stands at that version already";
}

TEST_P(GrievanceStore, EveryQueueGoesByPromiseInPagesWithoutGapsOrDoubles) {
    auto const all = many();
    auto const by_promise = [](std::vector<store::Listed> const& rows) {
        return std::ranges::is_sorted(rows, {}, [](auto const& r) { return std::pair(r.promise_at.ms, r.id.raw()); });
    };
    auto const rows = queue(head, "all");
    EXPECT_EQ(ids_of(rows), all);
    EXPECT_TRUE(by_promise(rows));
    EXPECT_EQ(ids_of(queue(back, "mine")).size(), 12U);
    EXPECT_EQ(ids_of(queue(back, "my_unit")).size(), 15U);
    EXPECT_EQ(ids_of(queue(village, "all")).size(), 29U) << "the village's own index";
    EXPECT_TRUE(by_promise(queue(village, "all")));
    EXPECT_EQ(ids_of(queue(head, "all", windujanten)).size(), 28U) << "an area of the office's";
    clock.advance_ms(2 * day_ms + 1);
    EXPECT_EQ(ids_of(queue(head, "late")).size(), 9U);
    EXPECT_EQ(queue(head, "urgent").size(), 0U);
    EXPECT_EQ(no(db().read([&](db::Tx& tx) { return store::list_queue(tx, sees(head), {}, "x", 7, noon); })),
              "grievances.cursor_malformed");
    EXPECT_EQ(no(db().read([&](db::Tx& tx) { return store::list_newest(tx, sees(head), {}, "1.", 7); })),
              "grievances.cursor_malformed");
}

TEST_P(GrievanceStore, CountsOfQueuesAreThoseOfTheirLists) {
    many();
    received(report("dipukul", "kekerasan"));
    clock.advance_ms(3 * day_ms);
    for (auto const* name : {"all", "to_verify", "unassigned", "mine", "my_unit", "asked", "answered", "rebutted",
                             "late", "climbed", "urgent", "oversight"})
        for (auto const& by : {head, back, village}) {
            SCOPED_TRACE(name);
            auto const counted =
                db().read([&](db::Tx& tx) { return store::count_queue(tx, sees(by), name, clock.now()); });
            EXPECT_EQ(static_cast<std::size_t>(counted.rows), queue(by, name).size());
        }
}

TEST_P(GrievanceStore, TheNewestComeFirstOfAnyState) {
    auto all = many();
    auto const done = put({.state = State::selesai});
    all.insert(done.raw());
    auto const rows = newest(head);
    EXPECT_EQ(ids_of(rows), all);
    EXPECT_TRUE(std::ranges::is_sorted(rows, std::greater{}, [](auto const& r) { return r.id.raw(); }));
    EXPECT_EQ(ids_of(newest(village)).size(), 30U);
}

TEST_P(GrievanceStore, WordsFindComplaintsNewestFirst) {
    std::set<std::int64_t> flood;
    for (int i = 0; i < 40; ++i) {
        auto const id =
            put({}, i % 4 == 0 ? "Banjir merendam balai desa" : "Bantuan beras di desa terlambat", "Dusun Manis").raw();
        if (i % 4 == 0) flood.insert(id);
    }
    auto const other = put({}, "Jembatan rusak", "Dusun Pahing");
    struct Row {
        char const* why;
        std::string q;
        std::set<std::int64_t> found;
    };
    for (auto const& row : std::vector<Row>{
             {"one word", "banjir", flood},
             {"capitals and words everybody uses", "BANJIR di desa yang ini", flood},
             {"a rare and a common one", "desa banjir", flood},
             {"the beginning of the last word", "desa banj", flood},
             {"of its place", "pahing", {other.raw()}},
             {"two letters of the last word", "jembatan ru", {other.raw()}},
             {"a word nobody wrote", "gempa", {}},
             {"both, but never together", "banjir jembatan", {}},
             {"only words everybody uses", "di yang", {}},
             {"nothing", "", {}},
             {"another script", "привет", {}},
             {"a script", "<script>'; DROP TABLE grievance; --", {}},
         }) {
        SCOPED_TRACE(row.why);
        auto const rows = found(row.q, head);
        EXPECT_EQ(ids_of(rows), row.found);
        EXPECT_TRUE(std::ranges::is_sorted(rows, std::greater{}, [](auto const& r) { return r.id.raw(); }));
    }
    EXPECT_EQ(found("dusun manis", head).size(), 40U) << "common words, in pages";
    EXPECT_EQ(found("jembatan", hire("far", Role::village_operator, windujanten)).size(), 0U)
        << "not another village's";
}

TEST_P(GrievanceStore, TwoCommonWordsFindTheOldComplaintThatHasBoth) {
    auto const old = put({}, "umum lazim");
    // Newer ones with one of the words each, more than a page walks over.
    for (auto const* row : {"'umum', 100000", "'lazim', 200000"})
        db().script(fmt::format(
            "INSERT INTO grievance_term (fortnight, term, id) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
            "FROM n WHERE i < 12000) SELECT (SELECT max(fortnight) FROM grievance_term), {} + {} + i FROM n",
            row, old.raw()));
    EXPECT_EQ(ids_of(found("umum lazim", head)), std::set{old.raw()});
}

TEST_P(GrievanceStore, AlikeComplaintsShareTheirRarestWords) {
    for (int i = 0; i < 20; ++i) put({}, "Bantuan beras terlambat sekali");
    auto const twin = put({}, "Jembatan gantung Cilengkrang rusak parah");
    auto const ids_alike = db().read([&](db::Tx& tx) {
        return store::alike(tx, store::search_words("Ada jembatan rusak di Cilengkrang, bantuan belum ada", ""), 5);
    });
    ASSERT_FALSE(ids_alike.empty());
    EXPECT_EQ(ids_alike[0].id, twin);
    EXPECT_EQ(std::set(ids_alike[0].shared.begin(), ids_alike[0].shared.end()),
              (std::set<std::string>{"cilengkrang", "jembatan", "rusak"}));
}

TEST_P(GrievanceStore, NearbyShowsOnlyOpenKindsOfTheVillage) {
    auto const shown = received(report("Jalan rusak"));
    auto follower = report("Saya juga");
    follower.follows = shown;
    auto const also = received(follower);
    received(report("dipukul", "kekerasan"));
    auto naming = report("meminta uang");
    naming.about = {{.kind = AboutKind::village}};
    received(naming);
    auto quiet = report("rahasia");
    quiet.privacy = Privacy::confidential;
    received(quiet);
    received(report("lain desa", "layanan", windujanten));
    auto const rows =
        db().read([&](db::Tx& tx) { return store::nearby(tx, region(sindangjawa), "", noon.plus_ms(-day_ms)); });
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].id, also);
    EXPECT_EQ(rows[1].followers, 1);
    EXPECT_TRUE(
        db().read([&](db::Tx& tx) { return store::nearby(tx, region(sindangjawa), "", noon.plus_ms(day_ms)); }).empty())
        << "only lately";
}

TEST_P(GrievanceStore, ClocksRunOutTheLongestFirst) {
    auto const late = put({.state_due = noon.plus_ms(-2)}), later = put({.state_due = noon.plus_ms(-1)});
    put({.state_due = noon});
    put({.state = State::dikerjakan, .state_due = noon.plus_ms(-5), .climbs = 0});
    auto const ids_out = db().read([&](db::Tx& tx) { return store::run_out(tx, noon, 10); });
    ASSERT_EQ(ids_out.size(), 3U) << "the moment itself is still in time";
    EXPECT_EQ(ids_out[1], late);
    EXPECT_EQ(ids_out[2], later);
    EXPECT_EQ(db().read([&](db::Tx& tx) { return store::run_out(tx, noon, 2); }).size(), 2U);
}

TEST_P(GrievanceStore, LoadIsCountedByOfficer) {
    many();
    auto const loads = db().read([&](db::Tx& tx) { return store::load(tx, sees(head), noon.plus_ms(day_ms)); });
    ASSERT_EQ(loads.size(), 1U);
    EXPECT_EQ(loads[0].officer, back.id);
    EXPECT_EQ(loads[0].open_count, 12);
    EXPECT_EQ(loads[0].late, 1);
}

TEST_P(GrievanceStore, AnAnswerCountsOnceForItsOfficerAndOnlyWhereTheReaderMaySee) {
    auto const mine = put({}), again = put({}), long_ago = put({}), hidden = put({.guard = 2});
    auto const answered = [&](GrievanceId id, Moment at, std::string_view deed, std::string_view body) {
        db().script(
            fmt::format("INSERT INTO grievance_step (id, grievance, at, deed, body, account) "
                        "VALUES ({}, {}, {}, '{}', '{}', {})",
                        office.ids.next(clock.now()), id.raw(), at.ms, deed, body, back.id.raw()));
    };
    answered(mine, noon, "answered", "Sudah");
    answered(again, noon, "closed", "Sudah disalurkan");
    answered(again, noon.plus_ms(-day_ms), "answered", "Masih diproses");
    answered(put({}), noon, "closed", "");
    answered(long_ago, noon.plus_ms(-31 * day_ms), "answered", "Sudah");
    answered(hidden, noon, "answered", "Sudah");
    auto const since = noon.plus_ms(-30 * day_ms);
    auto const rows = db().read([&](db::Tx& tx) { return store::answered_since(tx, sees(village), since); });
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].officer, back.id);
    EXPECT_EQ(rows[0].answered, 2)
        << "one of them twice; one closed without words; one long ago; one that the village does not see";
}

}  // namespace
}  // namespace sinergi::grievances
