// SPDX-License-Identifier: Apache-2.0

/// The style sheet, served under a name that changes with it.
enum StyleSheet {
    static let path = "/style-" + Secret.text(Secret.sha256(text).prefix(9)) + ".css"

    static let text = """
        :root{--ink:#0b0c0c;--line:#b1b4b6;--link:#1a4f95;--focus:#ffdd00;--green:#00592f;--red:#942514;--blue:#0b3a6b;--grey:#454b50}
        *{box-sizing:border-box}
        html{font-size:100%;-webkit-text-size-adjust:100%;overflow-y:scroll}
        body{margin:0;color:var(--ink);background:#fff;font:1.1875rem/1.4 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
        a{color:var(--link);text-underline-offset:.15em}
        a:hover{text-decoration-thickness:3px}
        a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible,select:focus-visible,summary:focus-visible{outline:3px solid var(--ink);outline-offset:0;background-color:var(--focus);color:var(--ink);box-shadow:0 0 0 6px var(--focus)}
        input[type=date]:focus-within,input[type=datetime-local]:focus-within{outline:3px solid var(--ink);outline-offset:0;background-color:var(--focus);box-shadow:0 0 0 6px var(--focus)}
        .skip{position:absolute;left:-999em}
        .skip:focus{position:static;display:block;padding:.6rem 1rem}
        header,footer,main,nav{padding:.6rem 1rem}
        header{background:var(--ink);color:#fff;display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;align-items:center;justify-content:space-between}
        header p{margin:0}
        header .service{font-weight:700;font-size:1.5rem}
        header form{display:inline}
        header button{background:none;color:#fff;box-shadow:none;padding:.3rem;margin:0 0 0 -.3rem;text-decoration:underline}
        main,nav ul,footer div{max-width:62rem;margin:0 auto}
        nav{border-bottom:1px solid var(--line)}
        nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4rem 1.5rem}
        nav a{display:inline-block;padding:.3rem 0}
        nav [aria-current]{font-weight:700;color:var(--ink);text-decoration:none;border-bottom:4px solid var(--link)}
        .rehearsal{background:#f3e7ff;color:var(--ink);border-bottom:4px solid #5b2a86;font-weight:700;flex:1 0 100%;margin:-.6rem -1rem .4rem;padding:.6rem 1rem}
        footer{margin-top:2rem;border-top:1px solid var(--line);background:#f3f4f5;font-size:1rem}
        h1{font-size:1.9rem;line-height:1.15;margin:1rem 0}
        h2{font-size:1.4rem;line-height:1.2;margin:1.6rem 0 .6rem}
        .table{overflow-x:auto}
        table{border-collapse:collapse;width:100%;margin:0 0 1rem}
        caption{text-align:left;margin-bottom:.6rem;color:var(--grey)}
        th,td{text-align:left;vertical-align:top;padding:.6rem 1rem .6rem 0;border-bottom:1px solid var(--line);font-weight:400}
        thead th{font-weight:700}
        .tag{display:inline-block;padding:.1rem .5rem;font-size:1rem;border:0 solid;border-left-width:.4rem}
        .tag-late{color:var(--red);background:#fbe6e2;border-left-style:double}
        .tag-new{color:#594d00;background:#fff7bf}
        .tag-opened,.tag-superseded{color:var(--blue);background:#dfeaf6}
        .tag-done{color:var(--green);background:#def2e4}
        .tag-refused,.tag-recalled{color:var(--grey);background:#eceeef;border-left-style:dashed}
        .tag-hour,.tag-risk{color:#6b3d00;background:#ffe8c7;border-left-style:double}
        .tag-later,.tag-waiting{color:#594d00;background:#fff7bf}
        .tag-met{color:var(--green);background:#def2e4}
        .tag-sent{color:var(--grey);background:#eceeef;border-left-style:dashed}
        .totals{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.6rem}
        .totals li{font-size:1.25rem;padding:.4rem .8rem}
        .live{color:var(--green);font-weight:700}
        .filters{display:flex;flex-wrap:wrap;gap:0 1.5rem;align-items:end;background:#f3f4f5;padding:1rem;margin:0 0 1rem}
        .filters .field,.filters button{margin:0 0 .6rem}
        .acts{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0}
        .button{display:inline-block;font-weight:700;padding:.6rem 1rem;min-height:2.75rem;border:2px solid var(--ink);color:var(--ink);text-decoration:none}
        .button:hover{text-decoration:underline}
        .timeline{list-style:none;margin:0;padding:0 0 0 1rem;border-left:5px solid var(--blue)}
        .timeline li{margin:0 0 1.2rem}
        .timeline p{margin:0}
        .warning{border-left:.6rem solid var(--red);padding:.6rem 1rem;margin:1rem 0;font-weight:700;background:#fdf1ef}
        .warning p{margin:.3rem 0}
        .handling{white-space:pre-line}
        .error{border:5px solid var(--red);padding:1rem;margin:1rem 0}
        .error h2,.banner h2{margin-top:0}
        .banner{border:5px solid var(--green);padding:1rem;margin:1rem 0}
        .drill{border:5px dashed #5b2a86;background:#f3e7ff;color:var(--ink);padding:1rem;margin:1rem 0}
        .drill h1,.drill h2{margin-top:0}
        .mark{background:#5b2a86;color:#fff;padding:.1rem .5rem}
        .card{background:var(--blue);color:#fff;padding:1.5rem;margin:1rem 0}
        .card h1{margin-top:0}
        .card a{color:#fff}
        .card button{background:#fff;color:var(--blue)}
        dl{margin:0 0 1rem}
        dl div{display:grid;grid-template-columns:minmax(8rem,1fr) 2fr;gap:0 1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
        dt,dd{overflow-wrap:anywhere;min-width:0}
        dt{font-weight:700}
        dd{margin:0;white-space:pre-line}
        label{display:block;font-weight:700}
        .hint{color:var(--grey);margin:0 0 .3rem}
        .field{margin:0 0 1.3rem}
        input,textarea,select{font:inherit;border:2px solid var(--ink);padding:.4rem;width:100%;max-width:28rem;border-radius:0;background:#fff;color:var(--ink)}
        textarea{max-width:100%;min-height:5rem}
        fieldset{border:0;padding:0;margin:0 0 1rem}
        legend{font-weight:700;padding:0 0 .5rem}
        .choice{display:grid;grid-template-columns:2.2rem 1fr;align-items:start;padding:.4rem 0}
        .choice input{width:1.5rem;height:1.5rem;margin:.1rem 0}
        .choice label{font-weight:400}
        button{font:inherit;font-weight:700;color:#fff;background:var(--green);border:0;padding:.6rem 1rem;min-height:2.75rem;box-shadow:0 2px 0 #002d18;cursor:pointer}
        button.second{background:#eceeef;color:var(--ink);box-shadow:0 2px 0 #8f9396}
        button.warn{background:var(--red);box-shadow:0 2px 0 #4a120a}
        .key{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:1.3rem;letter-spacing:.05em}
        .codes{columns:2 12rem;list-style:none;padding:0}
        .wide{overflow-x:auto}
        .wide:focus-visible,.report figure:focus-visible{outline:3px solid var(--ink)}
        .report>.rehearsal{display:none}
        .report .range,.report caption,.report footer{color:var(--grey)}
        .report footer{background:none;padding:0}
        .report figure{margin:0 0 1rem;overflow-x:auto}
        .report svg{width:100%;min-width:38rem;height:auto}
        .report svg text{font:12px system-ui,sans-serif;fill:var(--grey)}
        .report svg .row{text-anchor:end;fill:var(--ink)}
        .report svg .tick,.report svg .threshold-label{text-anchor:middle}
        .report svg .threshold-label{fill:var(--red);font-weight:600}
        .grid{stroke:var(--line)}.threshold{stroke:var(--red);stroke-width:1.5;stroke-dasharray:5 3}
        .dot{fill:var(--link)}.late{fill:var(--red)}.box{fill:#dfeaf6;stroke:var(--link)}.whisker{stroke:var(--link)}.median{stroke:var(--ink);stroke-width:2.5}
        .bar{fill:var(--link);stroke:var(--link)}.outline{fill:none;stroke:var(--link);stroke-width:1.5}
        .digest{overflow-wrap:anywhere;font-family:ui-monospace,Menlo,Consolas,monospace}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .acts form{margin:0}
        td form{display:flex;flex-wrap:wrap;gap:.4rem}
        @media(max-width:40rem){dl div{grid-template-columns:1fr}body{font-size:1.0625rem}thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}tr{display:block;border-bottom:2px solid var(--line);padding:.5rem 0}th,td{display:block;border:0;padding:.15rem 0}td.zero{display:none}td[data-label]:before{content:attr(data-label) ": ";font-weight:700}.wide thead{position:static;clip-path:none;width:auto;height:auto}.wide tr{display:table-row}.wide th,.wide td{display:table-cell;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line)}}
        @media print{header,nav,form,footer .session,.noprint,.skip{display:none}body{font-size:11pt}a{color:inherit;text-decoration:none}.marking{display:block}main{max-width:none}}
        """
}
