import '../kit/style.css';
