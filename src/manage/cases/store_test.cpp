#include "cases/store.hpp"

#include "cases/store/counts.hpp"
#include "cases/store_sql.hpp"
#include "cases/testing.hpp"

#include <set>

namespace sinergi::cases {
namespace {

using namespace testing;

struct CaseStore : db::testing::OnBoth {
    Mail mail;
    NodeOffice here{mail, GetParam(), "3208", "Dinas Sosial"};
    Officer head = here.hire("head", Role::head);
    Officer back = here.hire("back", Role::back_office);
    Officer village = here.hire("village", Role::village_operator, {}, sindangjawa);

    CaseId put(Case c) {
        c.id = here.ids.make<Case>(here.clock.now());
        c.origin_node = c.pen_node = "3208";
        c.origin_id = c.id.text();
        if (c.region == RegionCode{}) c.region = region(sindangjawa);
        c.need = "Butuh bantuan di pasar";
        EXPECT_TRUE(here.write([&](db::Tx& tx) -> Done {
            store::insert(tx, c);
            return {};
        }));
        return c.id;
    }
    void many() {
        for (int i = 0; i < 57; ++i) {
            Case c;
            c.region = region(i % 2 == 0 ? sindangjawa : windujanten);
            c.due_at = noon.plus_ms((i / 3 - 3) * day_ms);
            c.officer = i % 5 == 0 ? back.id : AccountId{};
            c.urgency = i % 7 == 0 ? Urgency::emergency : Urgency::normal;
            c.waits_approval = i % 6 == 0;
            c.in_shelter = i % 8 == 0;
            c.is_asked_up = i % 9 == 0;
            c.is_asked_down = i % 10 == 0;
            c.is_incoming = i % 11 == 0;
            c.received_at = noon.plus_ms(-(i * 37 % 57) * day_ms);
            c.medical = i % 4 == 0 ? Medical::open : Medical::none;
            c.state = i % 2 == 0 ? State::baru : State::ditangani;
            std::vector<std::string> const types{i % 3 == 0 ? "pengemis" : "pemulung"};
            take_types(c, types);
            put(c);
        }
    }
    access::Permit sees(Officer const& by, std::string_view area = "") {
        return access::permit(access::Act::see_case, by, area.empty() ? by.area : region(area)).value();
    }
    std::vector<Case> pages(Officer const& by, store::Filter const& filter, std::string_view area = "") {
        std::vector<Case> all;
        std::set<std::int64_t> seen;
        std::string after;
        for (int page = 0; page < 100; ++page) {
            auto const got = here.read([&](db::Tx& tx) {
                                     return store::list(tx, sees(by, area),
                                                        {.filter = filter,
                                                         .after = after,
                                                         .limit = 7,
                                                         .now = here.clock.now(),
                                                         .office = here.office.area});
                                 })
                                 .value();
            for (auto const& row : got.rows) EXPECT_TRUE(seen.insert(row.id.raw()).second) << "twice";
            all.insert(all.end(), got.rows.begin(), got.rows.end());
            if (got.next.empty()) return all;
            after = got.next;
        }
        ADD_FAILURE() << "the list never ends";
        return all;
    }
};
SINERGI_ON_BOTH_ENGINES(CaseStore);

constexpr std::array queue_names{"all",     "urgent",   "mine",       "unassigned", "to_approve", "health",
                                 "shelter", "asked_up", "asked_down", "incoming",   "late",       "aftercare"};

TEST_P(CaseStore, EveryStatementIsUnderstoodAndNoneWalksTheTable) {
    many();
    std::set<std::string_view> const may_walk{"cases.highest_id", "cases.list_newest", "cases.walked_id_to",
                                              "cases.clocks_on"};
    for (auto const& plan : db::testing::prepare_all(here.fresh.db(), sql::all)) {
        SCOPED_TRACE(plan.name);
        if (may_walk.contains(plan.name)) continue;
        auto text = plan.text;
        for (std::string_view const short_one : {"SCAN x", "SCAN w", "SCAN json_each", "SCAN newest", "SCAN c\n"})
            for (auto at = text.find(short_one); at != std::string::npos; at = text.find(short_one))
                text.erase(at, short_one.size());
        db::testing::Plan const plain{plan.name, plan.columns, text};
        bool const is_list = plan.name.starts_with("cases.list_") || plan.name.starts_with("cases.count_") ||
                             plan.name.starts_with("cases.find");
        bool const is_bare = GetParam() == db::Engine::sqlite ? plain.is_scan()
                                                              : text.find("Seq Scan on case_file") != std::string::npos;
        EXPECT_FALSE(is_list ? is_bare : plain.is_scan()) << plan.text;
    }
}

TEST_P(CaseStore, EachQueueWalksItsOwnIndex) {
    many();
    std::map<std::string_view, std::string_view> const own{{"cases.list_all", "case_open_by_due"},
                                                           {"cases.list_urgent", "case_open_urgent"},
                                                           {"cases.list_mine", "case_open_by_officer"},
                                                           {"cases.list_unassigned", "case_open_unassigned"},
                                                           {"cases.list_to_approve", "case_open_to_approve"},
                                                           {"cases.list_health", "case_open_health"},
                                                           {"cases.list_shelter", "case_open_shelter"},
                                                           {"cases.list_asked_up", "case_open_asked_up"},
                                                           {"cases.list_asked_down", "case_open_asked_down"},
                                                           {"cases.list_incoming", "case_open_incoming"},
                                                           {"cases.list_late", "case_open_by_due"},
                                                           {"cases.list_aftercare", "case_aftercare"},
                                                           {"cases.count_queues_of_province", "case_open_in_province"}};
    for (auto const& plan : db::testing::prepare_all(here.fresh.db(), sql::all)) {
        auto const index = own.find(plan.name);
        if (index == own.end()) continue;
        // Among 57 rows PostgreSQL weighs all indexes of open cases alike: there any of them will do.
        auto const wanted = GetParam() == db::Engine::sqlite ? index->second : std::string_view{"case_"};
        EXPECT_NE(plan.text.find(wanted), std::string::npos) << plan.name << '\n' << plan.text;
        EXPECT_EQ(plan.text.find("Seq Scan on case_file"), std::string::npos) << plan.name << '\n' << plan.text;
        // What is chosen comes in the index's own order; only the one page that was read is put in order again.
        auto const chosen = plan.text.substr(0, plan.text.find("SCAN w"));
        EXPECT_EQ(chosen.find("TEMP B-TREE"), std::string::npos) << plan.name << '\n' << plan.text;
    }
}

TEST_P(CaseStore, ColumnsAreCalledAsTheMembers) {
    using db::testing::members_of;
    std::map<std::string_view, std::vector<std::string>> const columns{
        {"cases.find", members_of<Case>()},
        {"cases.find_plain", members_of<Case>()},
        {"cases.find_named", members_of<Case>()},
        {"cases.persons_of", members_of<store::PersonRow>()},
        {"cases.named_of", members_of<store::NamedRow>()},
        {"cases.entries_before", members_of<store::EntryRow>()},
        {"cases.entries_of_kind", members_of<store::EntryRow>()},
        {"cases.find_entry", members_of<store::EntryRow>()},
        {"cases.assignments_of", members_of<Assignment>()},
        {"cases.find_assignment", members_of<Assignment>()},
        {"cases.find_assignment_named", members_of<Assignment>()},
        {"cases.shares_of", members_of<store::ShareRow>()},
        {"cases.approvals_of", members_of<store::ApprovalRow>()},
        {"cases.papers_of", members_of<store::PaperRow>()},
        {"cases.dues_of", members_of<store::DueRow>()},
        {"cases.stays_of", members_of<store::StayRow>()},
        {"cases.find_known", members_of<store::KnownRow>()},
        {"cases.clocks_on", members_of<Clocks>()}};
    for (auto const& plan : db::testing::prepare_all(here.fresh.db(), sql::all)) {
        auto const is = columns.find(plan.name);
        std::vector<std::string> wanted;
        if (plan.name.starts_with("cases.list_")) wanted = members_of<Case>();
        if (plan.name.starts_with("cases.count_")) wanted = members_of<store::Waiting>();
        if (plan.name.starts_with("cases.count_queues_")) wanted = members_of<store::SameQueues>();
        if (is != columns.end()) wanted = is->second;
        if (!wanted.empty()) {
            EXPECT_EQ(plan.columns, wanted) << plan.name;
        }
    }
}

TEST_P(CaseStore, EveryQueueGoesByItsClockInPagesAndIsCountedAlike) {
    many();
    auto const by_due = [](std::vector<Case> const& rows) {
        return std::ranges::is_sorted(rows, {}, [](auto const& r) { return std::pair(r.due_at.ms, r.id.raw()); });
    };
    for (auto const* name : queue_names)
        for (auto const& by : {head, back, village}) {
            SCOPED_TRACE(name);
            auto const rows = pages(by, {.queue = name});
            EXPECT_TRUE(by_due(rows));
            auto const counted = here.read([&](db::Tx& tx) {
                return store::count(tx, sees(by),
                                    {.filter = {.queue = name}, .now = here.clock.now(), .office = here.office.area});
            });
            EXPECT_EQ(static_cast<std::size_t>(counted.rows), rows.size());
        }
    EXPECT_EQ(pages(head, {.queue = "all"}).size(), 57U);
    EXPECT_EQ(pages(village, {.queue = "all"}).size(), 29U);
    EXPECT_EQ(pages(back, {.queue = "mine"}).size(), 12U);
    EXPECT_EQ(pages(head, {.queue = "late"}).size(), 9U);
}

TEST_P(CaseStore, AnAreaBelowTheOfficeIsCountedTogetherAsItsQueuesAreListed) {
    many();
    Case elsewhere;
    elsewhere.region = region("3301012001");
    elsewhere.due_at = noon.plus_ms(-9 * day_ms);
    put(elsewhere);
    auto ministry = back;
    ministry.area = RegionCode{};
    for (auto const* area : {"32", "3208", "320801", sindangjawa})
        for (auto const* name : queue_names) {
            SCOPED_TRACE(fmt::format("{} of {}", name, area));
            auto const rows = pages(ministry, {.queue = name}, area);
            auto const counted = here.read([&](db::Tx& tx) {
                return store::count(tx, sees(ministry, area), {.filter = {.queue = name}, .now = here.clock.now()});
            });
            ASSERT_EQ(static_cast<std::size_t>(counted.rows), rows.size());
            auto const late = std::ranges::count_if(rows, [&](Case const& c) { return c.due_at < here.clock.now(); });
            EXPECT_EQ(counted.late.value_or(0), late);
            auto const oldest = std::ranges::min_element(rows, {}, [](Case const& c) { return c.received_at.ms; });
            EXPECT_EQ(counted.oldest_at, rows.empty() ? std::nullopt : std::optional(oldest->received_at));
        }
}

TEST_P(CaseStore, AFilterNarrowsAQueueAndTheWholeList) {
    many();
    for (auto const* queue : {"", "all"}) {
        SCOPED_TRACE(queue);
        EXPECT_EQ(pages(head, {.queue = queue, .type = "pengemis"}).size(), 19U);
        EXPECT_EQ(pages(village, {.queue = queue, .type = "pengemis"}).size(), 10U);
        EXPECT_EQ(pages(head, {.queue = queue, .state = "baru"}).size(), 29U);
        EXPECT_EQ(pages(head, {.queue = queue, .officer = back.id}).size(), 12U);
    }
}

TEST_P(CaseStore, ACursorOrAQueueThatIsNoneIsRefused) {
    auto const asked = [&](std::string queue, std::string after) {
        return no(here.read([&](db::Tx& tx) {
            return store::list(tx, sees(head), {.filter = {.queue = queue}, .after = after, .limit = 7});
        }));
    };
    EXPECT_EQ(asked("all", "x"), "cases.cursor_malformed");
    EXPECT_EQ(asked("all", "1."), "cases.cursor_malformed");
    EXPECT_EQ(asked("everything", ""), "cases.queue_unknown");
}

TEST_P(CaseStore, TheSameEntryOfTheSameOfficeStandsOnce) {
    auto const id = put({});
    store::EntryRow const row{.id = here.ids.make<Entry>(noon),
                              .case_id = id,
                              .author_node = "32",
                              .author_id = "0ABC",
                              .at = noon,
                              .kind = "note",
                              .body = "{}"};
    auto again = row;
    again.id = here.ids.make<Entry>(noon);
    auto const puts = [&](store::EntryRow const& entry) {
        return here.write([&](db::Tx& tx) -> Result<bool> { return store::insert_entry(tx, entry); }).value();
    };
    EXPECT_TRUE(puts(row));
    EXPECT_FALSE(puts(again));
    EXPECT_EQ(here.entries(id).size(), 1U);
}

}  // namespace
}  // namespace sinergi::cases
