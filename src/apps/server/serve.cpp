#include "server/serve.hpp"

#include "access/actions.hpp"
#include "access/api.hpp"
#include "agreements/api.hpp"
#include "audit/actions.hpp"
#include "audit/api.hpp"
#include "audit/sealer.hpp"
#include "calendar/api.hpp"
#include "cases/api.hpp"
#include "civil/api.hpp"
#include "command/api.hpp"
#include "exchange/api.hpp"
#include "exchange/teller.hpp"
#include "federation/api.hpp"
#include "federation/carrier.hpp"
#include "federation/plugs.hpp"
#include "lists/api.hpp"
#include "objections/api.hpp"
#include "plumbing/http/client.hpp"
#include "plumbing/http/http.hpp"
#include "plumbing/jobs/runner.hpp"
#include "plumbing/locale/locale.hpp"
#include "plumbing/log/log.hpp"
#include "plumbing/notices/notices.hpp"
#include "plumbing/web/web.hpp"
#include "proposals/api.hpp"
#include "referrals/api.hpp"
#include "regions/api.hpp"
#include "registry/api.hpp"
#include "registry/intake/imports.hpp"
#include "registry/visits/visits.hpp"
#include "requests/api.hpp"
#include "server/live.hpp"
#include "server/metrics.hpp"
#include "server/nodes.hpp"
#include "server/retention.hpp"
#include "server/version.hpp"
#include "siks/api.hpp"
#include "ties/api.hpp"

#include <pthread.h>
#include <signal.h>

#include <fstream>

namespace sinergi::apps {
namespace {

/// With its placeholders in it: http fills them from the refusal.
std::string sentence(std::string_view key, std::string_view language) {
    return std::string(locale::pattern(key, locale::language_of(language)));
}

/// All routes of the office on one router, and what they borrow.
class Building {
public:
    explicit Building(Node& node, std::string const& ca_file = {})
        : node_(node),
          doors(access::Doors::make(node.office)),
          settings(*node.database, node.office.zone),
          names(*node.database),
          board(*node.database, node.office.zone),
          live(node.office, *doors),
          house{.office = node.office,
                .doors = *doors,
                .settings = settings,
                .names = names,
                .board = board,
                .files = node.files,
                .calendar = [&] { return node.days->now(); },
                .areas = *node.areas,
                .say = sentence,
                .page_template = web::page_template,
                .help = node.settings.help},
          exchange_house{node.office, *doors, settings, [&] { return node.days->now(); }, *node.areas, sentence},
          mail(node.office, node.files, sign_of(node)),
          card_client({.ca_file = ca_file,
                       .connect_wait_ms = 3'000,
                       .answer_wait_ms = 5'000,
                       .body_max = std::size_t{64} * 1024}),
          mail_house{node.office, *doors, mail, card_client, sentence},
          courier(mail),
          herald(mail),
          agreement_house{.office = node.office,
                          .doors = *doors,
                          .files = node.files,
                          .herald = &herald,
                          .region_name = [&node](RegionCode const& code) { return node.areas->name_of(code); },
                          .say = sentence},
          request_house{node.office,      *doors,   node.files,         [&node] { return node.days->now(); },
                        *node.areas,      sentence, web::page_template, node.settings.help,
                        node.settings.url},
          referral_house{.office = node.office,
                         .doors = *doors,
                         .files = node.files,
                         .areas = *node.areas,
                         .say = sentence,
                         .page_template = web::page_template,
                         .help = node.settings.help},
          case_house{node.office, *doors, courier, node.files, [&] { return node.days->now(); }, *node.areas, sentence},
          wall(*node.database),
          command_house{node.office,
                        *doors,
                        wall,
                        *node.areas,
                        courier,
                        [&node] {
                            return node.database->read([&](db::Tx& tx) {
                                return cases::clocks_on(tx, date_in(node.office.zone, node.clock->now()));
                            });
                        },
                        [&node] { return node.days->now(); },
                        [this] { return mail.trusted_nodes(); },
                        sentence},
          list_vault(node.place.data / "lists"),
          list_house{node.office, *doors, list_vault, sentence} {
        join_houses();
        router.set_say(sentence);
        add_ground();
        grievances::add_routes(router, house);
        agreements::add_routes(router, agreement_house);
        requests::add_routes(router, request_house);
        referrals::add_routes(router, referral_house);
        cases::add_routes(router, case_house);
        command::add_routes(router, command_house);
        exchange::add_routes(router, exchange_house);
        lists::add_routes(router, list_house);
        add_registry();
        ties::add_routes(router, tie_house);
        federation::connect_agreements(mail, herald);
        connect_cases();
        federation::add_routes(router, mail_house);
        live.add_routes(router);
        router.add_raw(http::Method::get, "/api/v1/openapi.json", {.summary = "This document", .tag = "program"},
                       [this](http::Call const&) { return http::Reply{.body = document()}; });
        router.add_static(web::files(), "/app/index.html");
    }

    [[nodiscard]] std::string document() const { return router.openapi("Sinergi", version); }

    Node& node_;
    http::Router router;
    std::unique_ptr<access::Doors> doors;
    grievances::SettingsKeeper settings;
    grievances::NameKeeper names;
    grievances::Board board;
    Live live;
    grievances::House house;
    exchange::House exchange_house;
    // Between nodes: who brings letters, and the plugs by which houses write them.
    federation::Post mail;
    http::Client card_client;
    federation::House mail_house;
    federation::CasesCourier courier;
    federation::AgreementsHerald herald;
    agreements::House agreement_house;
    requests::House request_house;
    referrals::House referral_house;
    cases::House case_house;
    command::Wall wall;
    command::House command_house;
    lists::Vault list_vault;
    lists::House list_house;
    registry::Known known{*node_.database};
    registry::House registry_house{node_.office, *doors, known, *node_.areas, sentence};
    lists::Vault import_vault{node_.place.data / "registry"};
    registry::visits::House visit_house{node_.office, *doors, known, *node_.areas, node_.files, sentence};
    registry::intake::House import_house{node_.office, *doors, known, *node_.areas, import_vault, sentence};
    proposals::House proposal_house{node_.office, *doors, node_.files, *node_.areas, sentence};
    objections::House objection_house{
        node_.office,      *doors,   node_.files,        [this] { return node_.days->now(); },
        *node_.areas,      sentence, web::page_template, node_.settings.help,
        node_.settings.url};
    lists::Vault civil_vault{node_.place.data / "civil"};
    lists::Vault siks_vault{node_.place.data / "siks"};
    siks::House siks_house{node_.office, *doors, *node_.areas, siks_vault, sentence};
    ties::House tie_house{node_.office, *doors, *node_.areas};
    civil::House civil_house{node_.office, *doors, known, *node_.areas, civil_vault, &civil::connect, sentence};

private:
    void add_registry() {
        registry::add_routes(router, registry_house);
        registry::intake::add_routes(router, import_house);
        registry::visits::add_routes(router, visit_house);
        proposals::add_routes(router, proposal_house);
        objections::add_routes(router, objection_house);
        civil::add_routes(router, civil_house);
        siks::add_routes(router, siks_house);
    }

    void add_ground() {
        access::add_routes(router, node_.office, *doors,
                           [this](RegionCode const& code) { return node_.areas->name_of(code); });
        audit::add_routes(router, *node_.database, node_.ids, node_.office.zone,
                          {.guard = [this](http::Call const& call) -> Result<audit::Trace> {
                               SINERGI_TRY(by, doors->officer(call));
                               SINERGI_TRY(permit, access::permit(access::Act::read_audit, by, by.area, "audit"));
                               // The chain is the whole office's and is not narrowed by place.
                               if (!by.area.has(node_.office.area))
                                   return refuse(Why::not_allowed, "access.area_not_allowed");
                               return permit.trace();
                           },
                           .name_of =
                               [](db::Tx& tx, std::int64_t account) {
                                   auto const person = access::find_person(tx, access::AccountId(account));
                                   return person ? person->name : std::string{};
                               }});
        regions::add_routes(
            router, {.db = *node_.database,
                     .areas = *node_.areas,
                     .ids = node_.ids,
                     .zone = node_.office.zone,
                     .may_write = [this](http::Call const& call) { return writer<regions::Writer>(call, "region"); },
                     .say = sentence});
        calendar::add_routes(router, calendar_desk());
    }

    calendar::Desk calendar_desk();

    /// What a house asks of one below it.
    void join_houses() {
        referral_house.told = cases::told_of(case_house);
        referral_house.may_see = cases::may_see_of();
        // The office's paper is kept at the counter; others print on it.
        house.paper = [this](db::Tx& tx, Moment now) { return requests::paper(request_house, tx, now); };
        referral_house.paper = house.paper;
        case_house.paper = house.paper;
        objection_house.own_files = [this](db::Tx& tx, registry::PersonId person) {
            std::vector<objections::OwnFile> out;
            for (auto const& one : ties::own_files(tx, person))
                out.push_back({.kind = one.tie.kind == ties::FileKind::cases ? "case" : "request",
                               .number = one.number,
                               .on = date_in(node_.office.zone, one.received_at)});
            return out;
        };
    }

    void connect_cases() {
        federation::connect_cases(
            mail,
            {.take = [this](db::Tx& tx,
                            cases::Arrived const& letter) { return cases::take_in(case_house, tx, letter); },
             .turned = [this](db::Tx& tx, cases::Turned const& turned) { cases::hear_turned(case_house, tx, turned); },
             .given_back =
                 [this](db::Tx& tx, std::string const& partner, cases::Arrived const& ours) {
                     return cases::take_back(case_house, tx, partner, ours);
                 }});
    }

    template <class Writer>
    Result<Writer> writer(http::Call const& call, std::string_view kind) {
        SINERGI_TRY(by, doors->officer(call));
        SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, by.area));
        Writer writes;
        if constexpr (requires { writes.account; }) writes.account = by.id.raw();
        writes.note = [this, trace = permit.trace(), kind](db::Tx& tx, std::string_view act, auto const&...) {
            audit::note(tx, node_.ids, node_.clock->now(), trace, act,
                        {.kind = kind, .id = 0, .region = node_.office.area});
        };
        return writes;
    }
};

/// How a webhook reaches its address.
exchange::Reached post(http::Client& client, exchange::Letter const& letter) {
    http::Question question{.method = "POST", .url = letter.url, .body = letter.body};
    for (auto const& [name, value] : letter.headers) {
        if (name == "content-type")
            question.type = value;
        else
            question.headers.emplace_back(name, value);
    }
    auto const said = client.ask(question);
    if (!said) return {.status = 0, .fault = std::string(said.error().key)};
    return {.status = said->status, .fault = {}};
}

/// Files that were sent, worked on row by row.
void add_file_jobs(jobs::Runner& runner, Building& building) {
    runner.on(std::string(lists::job_kind),
              [&](jobs::JobContext& job) { return lists::work(building.list_house, job); });
    runner.on(std::string(registry::intake::job_kind),
              [&](jobs::JobContext& job) { return registry::intake::work(building.import_house, job); });
    runner.on(std::string(civil::job_kind),
              [&](jobs::JobContext& job) { return civil::work(building.civil_house, job); });
    runner.on(std::string(siks::job_kind), [&](jobs::JobContext& job) { return siks::work(building.siks_house, job); });
}

/// Work without anybody asking: clocks, retention, decrees, figures.
void add_tasks(jobs::Runner& runner, Building& building, Node& node) {
    add_file_jobs(runner, building);
    runner.every("grievances.clocks", 30 * second_ms,
                 [&](Moment now) { grievances::tend_clocks(building.house, now); });
    runner.every("grievances.retention", 6 * hour_ms,
                 [&](Moment now) { grievances::tend_retention(building.house, now); });
    runner.every("agreements.tend", hour_ms, [&](Moment now) {
        auto const desk = building.agreement_house.desk(now);
        node.database->write([&](db::Tx& tx) -> Result<std::int64_t> { return agreements::tend(tx, desk); }).value();
    });
    runner.on(std::string(requests::letters_job),
              [&](jobs::JobContext& job) { return requests::work_letters(building.request_house, job); });
    runner.on(std::string(requests::aid_job),
              [&](jobs::JobContext& job) { return requests::work_aid(building.request_house, job); });
    runner.every("requests.clocks", 30 * second_ms,
                 [&](Moment now) { requests::tend_clocks(building.request_house, now); });
    runner.every("requests.hand_over", 5 * second_ms,
                 [&](Moment now) { requests::tend_hand_over(building.request_house, now); });
    runner.every("requests.retention", 6 * hour_ms,
                 [&](Moment now) { requests::tend_retention(building.request_house, now); });
    runner.every("objections.clocks", 30 * second_ms,
                 [&](Moment now) { objections::tend_clocks(building.objection_house, now); });
    runner.every("assess.retention", 6 * hour_ms, [&](Moment now) {
        objections::tend_retention(building.objection_house, now);
        proposals::tend_retention(building.proposal_house, now);
        civil::tend_retention(building.civil_house, now);
    });
    runner.every("cases.clocks", 30 * second_ms, [&](Moment now) { cases::tend_clocks(building.case_house, now); });
    runner.every("cases.retention", 6 * hour_ms, [&](Moment now) { cases::tend_retention(building.case_house, now); });
    runner.every("ties.retention", hour_ms, [&](Moment /*now*/) { ties::tend_retention(building.tie_house); });
    runner.every("grievances.reporters", 5 * minute_ms,
                 [&](Moment /*now*/) { building.house.reporters->read(*node.database); });
    runner.every("cases.people", 5 * minute_ms,
                 [&](Moment /*now*/) { building.case_house.people->read(*node.database); });
    runner.every("federation.tend", 30 * second_ms, [&](Moment now) { building.mail.tend(now); });
    runner.every("proposals.arrivals", 10 * minute_ms,
                 [&](Moment now) { proposals::tend_arrivals(building.proposal_house, now); });
    runner.every("lists.tidy", 10 * minute_ms, [&](Moment now) { lists::tidy(building.list_house, now); });
    runner.every("server.retention", 6 * hour_ms, [&](Moment now) {
        auto const gone = forget_old(*node.database, now);
        if (gone.notices + gone.jobs > 0) log::info("forgot {} old notices and {} jobs", gone.notices, gone.jobs);
    });
    runner.every("files.loose", 5 * second_ms, [&](Moment /*now*/) { remove_loose_files(node); });
    runner.every("files.unnamed", 6 * hour_ms, [&](Moment /*now*/) { loosen_unnamed_files(node); });
    runner.every("server.rest", 10 * minute_ms, [&](Moment /*now*/) { node.database->rest(); });
    runner.every("access.decrees", hour_ms, [&](Moment now) {
        node.database
            ->write([&](db::Tx& tx) -> Done {
                access::end_by_decree(tx, node.office, now);
                access::tidy(tx, now);
                return {};
            })
            .value();
    });
    runner.every("grievances.hand_over", 5 * second_ms,
                 [&](Moment now) { grievances::tend_hand_over(building.house, now); });
    runner.every("cases.hand_over", 5 * second_ms,
                 [&](Moment now) { cases::tend_hand_over(building.case_house, now); });
}

void index_names(registry::Known& known, db::Database& db, std::stop_token const& stop) {
    try {
        known.build([&] { return stop.stop_requested(); });
        db.rest();  // the start read more than anybody will for a while
    } catch (Fault const& fault) {
        log::error("the index of names is not built: {}", fault.what());
    }
}

sigset_t waited_for() {
    sigset_t signals;
    sigemptyset(&signals);
    for (int const one : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, one);
    return signals;
}

void wait_for_the_end(http::Server& server) {
    auto const signals = waited_for();
    for (;;) {
        int signal = 0;
        if (sigwait(&signals, &signal) != 0) continue;
        if (signal != SIGHUP) return;
        try {
            server.reload_tls();
            log::info("certificate read again");
        } catch (Fault const& fault) {
            log::error("certificate not read: {}", fault.what());
        }
    }
}

}  // namespace

calendar::Desk Building::calendar_desk() {
    return {.db = *node_.database,
            .days = *node_.days,
            .zone = node_.office.zone,
            .may_write = [this](http::Call const& call) { return writer<calendar::Writer>(call, "holiday"); },
            .say = sentence};
}

std::string openapi_document(Node& node) { return Building(node).document(); }

void serve(Place const& place, ServeOptions const& options) {
    // Before any thread begins, the database's too, so that all inherit it: only the waiting below takes these signals,
    // and one that comes earlier waits for it. A thread that did not inherit it would end the program undrained.
    auto const signals = waited_for();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    ::signal(SIGPIPE, SIG_IGN);

    Node node(place);
    Building building(node, options.ca_file);
    // The wait is short, because a stop waits for it.
    federation::Carrier carrier(building.mail,
                                {.http = {.ca_file = options.ca_file, .answer_wait_ms = 10 * second_ms}});
    // A stop waits for the answers that are due.
    http::Client client({.reach = http::Reach::outward, .answer_wait_ms = 10 * second_ms});
    exchange::Teller teller(
        node.office, [&](exchange::Letter const& letter) { return post(client, letter); },
        "/sinergi/" + node.office.area.text());
    audit::Sealer sealer(*node.database, *node.clock,
                         {.tell_head = [](audit::Head const& head) { log::info("audit head {}", head.text()); },
                          .news =
                              [&] {
                                  building.live.wake();
                                  teller.wake();
                                  carrier.wake();
                              }});
    jobs::Runner runner(*node.database, *node.clock, node.ids);
    add_tasks(runner, building, node);
    Metrics metrics(building.house);
    metrics.add_routes(building.router);

    auto server = http::Server::start(options.http, building.router, [&] { return node.clock->now(); });
    metrics.watch(*server);
    if (!options.port_file.empty()) std::ofstream(options.port_file) << server->port() << '\n';
    log::info("sinergi {} serves {} on {}", version, node.settings.name, options.http.listen);
    sealer.start();
    runner.start();
    teller.start();
    carrier.start();
    std::jthread const board([&](std::stop_token stop) {
        while (!stop.stop_requested()) {
            try {
                if (!building.board.is_ready()) building.board.load();
                building.board.follow(node.clock->now());
            } catch (Fault const& fault) {
                log::warn("figures wait: {}", fault.what());
            }
            for (int i = 0; i < 10 && !stop.stop_requested(); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    });
    std::jthread const names([&](std::stop_token stop) { index_names(building.known, *node.database, stop); });
    wait_for_the_end(*server);
    log::info("stopping");
    server->stop();
    runner.stop();
    teller.stop();
    carrier.stop();
    sealer.stop();
}

}  // namespace sinergi::apps
