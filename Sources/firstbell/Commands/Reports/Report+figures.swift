// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Reports

extension Report {
    struct Volumes: HistoryFigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "How much came in, from whom, and how many notices came of it, by quarter.",
            discussion: """
                Counts the events that were reported in the span, and the notices about them as they stand: by source, kind of abuse, \
                area and year.
                """)

        static let figure = FigureName.volumes

        @OptionGroup var options: HistoryFigureOptions
    }

    struct Training: FigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "At how many settings is a key adult trained, and where is nobody?",
            discussion: """
                Counts the active settings and practices with one and with two key adults whose training counts today. The span is of \
                the notices by which those where nobody is trained are put in order.
                """)

        static let figure = FigureName.training

        @OptionGroup var options: FigureOptions
    }

    struct Drills: FigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "Which settings opened and acknowledged a drill, and how soon?",
            discussion: """
                The span is of the days on which drills were sent: how many were delivered, opened, acknowledged and passed, and the \
                time each took, by day and, inside, by setting.
                """)

        static let figure = FigureName.drills

        @OptionGroup var options: FigureOptions
    }

    struct Unresolved: FigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "What waits for a person, by its code, and for how long?",
            discussion: """
                Counts open holds, exceptions that nobody has mended, and notices that nobody has stored, with those past their \
                deadline and the oldest.
                """)

        static let figure = FigureName.unresolved

        @OptionGroup var options: FigureForm
    }

    struct Recipients: HistoryFigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many notices went to each practice, school and other recipient?",
            discussion: """
                With rank and, where a roll is loaded, a rate; with --from and --to also the same days of the year before.
                """)

        static let figure = FigureName.recipients

        @OptionGroup var options: HistoryFigureOptions
    }

    struct NilReturns: FigureCommand {
        static let configuration = CommandConfiguration(
            commandName: "nil-returns", abstract: "Did every cluster get its digest of flagged families, of none too?",
            discussion: """
                Sets the mornings on which a cluster was to have a digest against those that were made.
                """)

        static let figure = FigureName.nilReturns

        @OptionGroup var options: FigureOptions
    }

    struct Papers: FigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "Did papers of locality conferences come five days before the meeting?",
            discussion: """
                The span is of the days on which cases were referred.
                """)

        static let figure = FigureName.papers

        @OptionGroup var options: FigureOptions
    }

    struct Repeats: FigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "Which incidents are repeats, and how few households have how many?",
            discussion: """
                Counts new and repeat incidents of children, the notices of the households with the most, and pairs with three \
                incidents in twelve months.
                """)

        static let figure = FigureName.repeats

        @OptionGroup var options: FigureOptions
    }

    struct Quality: FigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "How complete is what each producer sends?",
            discussion: """
                The share of people with a UPN, a birth date and more, and of events with a risk grade, a kind of abuse and a source.
                """)

        static let figure = FigureName.quality

        @OptionGroup var options: FigureOptions
    }

    struct Touches: FigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many notices went out without anybody's hand?",
            discussion: """
                Sets notices that nobody touched against those that a person released, and counts the holds that people ended.
                """)

        static let figure = FigureName.touches

        @OptionGroup var options: FigureOptions
    }

    struct MARACReturn: FigureCommand {
        static let configuration = CommandConfiguration(
            commandName: "marac-return", abstract: "The fields of the quarterly return to SafeLives.",
            discussion: """
                The span is of the days on which cases were heard; by quarter and, inside, by meeting.
                """)

        static let figure = FigureName.maracReturn

        @OptionGroup var options: FigureOptions
    }

    struct MARACActions: FigureCommand {
        static let configuration = CommandConfiguration(
            commandName: "marac-actions", abstract: "Which agencies did what a MARAC asked of them, and by when?",
            discussion: """
                The span is of the days on which actions were given; by agency, quarter and MARAC, with what is overdue and the oldest \
                that waits.
                """)

        static let figure = FigureName.maracActions

        @OptionGroup var options: FigureOptions
    }

    struct Funnel: HistoryFigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many contacts led to a notice, and how many notices were opened and acknowledged?",
            discussion: """
                Counts the events that were reported in the span and were told to somebody, and their notices by how far they came; by \
                quarter and source.
                """)

        static let figure = FigureName.funnel

        @OptionGroup var options: HistoryFigureOptions
    }

    struct Divergence: HistoryFigureCommand {
        static let configuration = CommandConfiguration(
            abstract: "Do the police see the rise that agencies see?",
            discussion: """
                Sets contacts of each quarter against those of the same quarter of the year before.
                """)

        static let figure = FigureName.divergence

        @OptionGroup var options: HistoryFigureOptions
    }
}
